{{/*
Objectives (SRE Workbook, chapter 5). Errors are those of gRPC that are the server's: UNKNOWN, DEADLINE_EXCEEDED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS.
*/}}
{{- define "stillwatch.serverErrors" -}}
rpc_response_status_code=~"UNKNOWN|DEADLINE_EXCEEDED|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|DATA_LOSS"
{{- end -}}

{{- define "stillwatch.rules.objectives" -}}
{{- $ns := printf "namespace=%q" .Release.Namespace -}}
{{- $errors := include "stillwatch.serverErrors" . -}}
{{- $check := `rpc_method=~"stillwatch.enforcement.v1.DecisionService/Check|envoy.service.auth.v3.Authorization/Check"` -}}
{{- $ingest := `rpc_method=~"stillwatch.ingest.v1.IngestService/.+"` -}}
{{- $bound := .Values.prometheusRule.objectives.checkLatencySeconds -}}
{{- range $w := list "5m" "30m" "1h" "6h" "3d" }}
# Answers of Check that were a fail mode's, and calls that failed, of all. A request without an account is the gateway's fault.
- record: stillwatch:check_errors:ratio_rate{{ $w }}
  expr: |-
    (
      (sum(rate(stillwatch_enforcement_checks_total{ {{- $ns }},outcome=~"failed_.+",cause!="no_account"}[{{ $w }}])) or vector(0))
      + (sum(rate(rpc_server_call_duration_seconds_count{ {{- $ns }},{{ $check }},{{ $errors }}}[{{ $w }}])) or vector(0))
    )
    / (
      sum(rate(stillwatch_enforcement_checks_total{ {{- $ns }}}[{{ $w }}]))
      + (sum(rate(rpc_server_call_duration_seconds_count{ {{- $ns }},{{ $check }},{{ $errors }}}[{{ $w }}])) or vector(0))
    )
# Answers of Check that took longer than the objective.
- record: stillwatch:check_slow:ratio_rate{{ $w }}
  expr: |-
    1 - (
      sum(rate(stillwatch_enforcement_check_duration_seconds_bucket{ {{- $ns }},le="{{ $bound }}"}[{{ $w }}]))
      / sum(rate(stillwatch_enforcement_check_duration_seconds_count{ {{- $ns }}}[{{ $w }}]))
    )
# Batches that ingest did not take.
- record: stillwatch:ingest_errors:ratio_rate{{ $w }}
  expr: |-
    (sum(rate(rpc_server_call_duration_seconds_count{ {{- $ns }},{{ $ingest }},{{ $errors }}}[{{ $w }}])) or vector(0))
    / (
      sum(rate(stillwatch_ingest_batch_duration_seconds_count{ {{- $ns }}}[{{ $w }}]))
      + (sum(rate(rpc_server_call_duration_seconds_count{ {{- $ns }},{{ $ingest }},{{ $errors }}}[{{ $w }}])) or vector(0))
    )
{{- end }}
- record: stillwatch:check_requests:rate1h
  expr: sum(rate(stillwatch_enforcement_checks_total{ {{- $ns }}}[1h]))
- record: stillwatch:ingest_batches:rate1h
  expr: |-
    sum(rate(stillwatch_ingest_batch_duration_seconds_count{ {{- $ns }}}[1h]))
    + (sum(rate(rpc_server_call_duration_seconds_count{ {{- $ns }},{{ $ingest }},{{ $errors }}}[1h])) or vector(0))
{{- end -}}

{{/* Three speeds each: 2 % of 30 days' budget in an hour, 5 % in six hours, 10 % in three days; the short window is a twelfth of the long. */}}
{{- define "stillwatch.alerts.objectives" -}}
{{- $objectives := .Values.prometheusRule.objectives -}}
{{- $least := .Values.prometheusRule.thresholds.requestsPerSecond -}}
{{- $slos := list
  (dict "alert" "CheckErrorBudgetBurn" "ratio" "check_errors" "rate" "check_requests:rate1h" "objective" $objectives.checkAvailability "what" "Check fails or answers by a fail mode")
  (dict "alert" "CheckLatencyBudgetBurn" "ratio" "check_slow" "rate" "check_requests:rate1h" "objective" $objectives.checkLatency "what" (printf "Check takes longer than %v s" $objectives.checkLatencySeconds))
  (dict "alert" "IngestErrorBudgetBurn" "ratio" "ingest_errors" "rate" "ingest_batches:rate1h" "objective" $objectives.ingestAcceptance "what" "ingest does not take batches") -}}
{{- $speeds := list
  (dict "long" "1h" "short" "5m" "burn" 14.4 "severity" "page" "for" "2m")
  (dict "long" "6h" "short" "30m" "burn" 6.0 "severity" "page" "for" "15m")
  (dict "long" "3d" "short" "6h" "burn" 1.0 "severity" "ticket" "for" "1h") -}}
{{- range $slo := $slos }}
{{- range $speed := $speeds }}
- alert: {{ $slo.alert }}
  expr: |-
    stillwatch:{{ $slo.ratio }}:ratio_rate{{ $speed.long }} > {{ $speed.burn }} * (1 - {{ $slo.objective }})
    and stillwatch:{{ $slo.ratio }}:ratio_rate{{ $speed.short }} > {{ $speed.burn }} * (1 - {{ $slo.objective }})
    and stillwatch:{{ $slo.rate }} > {{ $least }}
  for: {{ $speed.for }}
  severity: {{ $speed.severity }}
  window: {{ $speed.long }}
  summary: {{ printf "%s: the error budget burns %v times too fast" $slo.what $speed.burn | quote }}
  description: {{ printf "Over %s and %s; {{ $value | humanizePercentage }} are bad, the objective is %v." $speed.long $speed.short $slo.objective | quote }}
{{- end }}
{{- end }}
{{- end -}}
