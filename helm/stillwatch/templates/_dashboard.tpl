{{/* (y is quoted: YAML 1.1 takes it for true.) A Grafana dashboard out of a short file: rows of panels side by side. Call with (dict "name" "overview" "board" $board). */}}
{{- define "stillwatch.dashboard" -}}
uid: stillwatch-{{ .name }}
title: {{ .board.title | quote }}
description: {{ .board.description | quote }}
tags: [stillwatch]
schemaVersion: 39
editable: true
refresh: 30s
time: {from: now-6h, to: now}
templating:
  list:
    - {name: datasource, type: datasource, query: prometheus, label: Data source}
    - name: namespace
      type: query
      label: Namespace
      datasource: {type: prometheus, uid: "${datasource}"}
      query: {query: "label_values(stillwatch_enforcement_frozen, namespace)", refId: namespaces}
      refresh: 2
panels:
  {{- $y := 0 }}
  {{- $id := 1 }}
  {{- range $row := .board.rows }}
  - {id: {{ $id }}, type: row, title: {{ $row.title | quote }}, collapsed: false, panels: [], gridPos: {h: 1, w: 24, x: 0, "y": {{ $y }}}}
  {{- $id = add1 $id }}
  {{- $y = add1 $y }}
  {{- $width := div 24 (len $row.panels) }}
  {{- range $i, $panel := $row.panels }}
  - id: {{ $id }}
    type: {{ default "timeseries" $panel.type }}
    title: {{ $panel.title | quote }}
    description: {{ default "" $panel.description | quote }}
    datasource: {type: prometheus, uid: "${datasource}"}
    gridPos: {h: 8, w: {{ $width }}, x: {{ mul $i $width }}, "y": {{ $y }}}
    fieldConfig:
      defaults:
        unit: {{ default "short" $panel.unit }}
        min: 0
        {{- with $panel.red }}
        color: {mode: thresholds}
        thresholds: {mode: absolute, steps: [{color: green, value: null}, {color: red, value: {{ . }}}]}
        {{- end }}
      overrides: []
    options:
      {{- if eq (default "timeseries" $panel.type) "timeseries" }}
      legend: {displayMode: list, placement: bottom, showLegend: true}
      tooltip: {mode: multi, sort: desc}
      {{- else }}
      reduceOptions: {calcs: [lastNotNull], fields: "", values: false}
      {{- end }}
    targets:
      {{- range $j, $target := $panel.targets }}
      - refId: {{ printf "%c" (add 65 $j | int) }}
        datasource: {type: prometheus, uid: "${datasource}"}
        expr: {{ $target.expr | quote }}
        legendFormat: {{ default "" $target.legend | quote }}
      {{- end }}
  {{- $id = add1 $id }}
  {{- end }}
  {{- $y = add 8 $y }}
  {{- end }}
{{- end -}}
