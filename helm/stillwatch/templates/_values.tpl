{{/* A service's values over those of all, as YAML. Call with (dict "root" $ "service" "ingest"). */}}
{{- define "stillwatch.own" -}}
{{- mergeOverwrite (deepCopy .root.Values.defaults) (deepCopy (index .root.Values .service)) | toYaml -}}
{{- end -}}

{{/* Whether something else than this chart sets the number of replicas. */}}
{{- define "stillwatch.autoscaled" -}}
{{- if or .own.autoscaling.enabled .own.keda.enabled }}true{{ end -}}
{{- end -}}

{{/* The fewest replicas that a service has. */}}
{{- define "stillwatch.leastReplicas" -}}
{{- if .own.autoscaling.enabled -}}
{{ .own.autoscaling.minReplicas }}
{{- else if .own.keda.enabled -}}
{{ .own.keda.minReplicas }}
{{- else -}}
{{ .own.replicas }}
{{- end -}}
{{- end -}}

{{/* Go durations of the values (5s, 2m, 1h) in seconds. */}}
{{- define "stillwatch.seconds" -}}
{{- $number := regexFind "^[0-9]+" . | int -}}
{{- if hasSuffix "ms" . -}}{{ div (add $number 999) 1000 }}
{{- else if hasSuffix "h" . -}}{{ mul $number 3600 }}
{{- else if hasSuffix "m" . -}}{{ mul $number 60 }}
{{- else -}}{{ $number }}
{{- end -}}
{{- end -}}

{{/* The ports in host:port,host:port or redis://host:port, one a line. */}}
{{- define "stillwatch.ports" -}}
{{- $ports := list -}}
{{- range splitList "," . -}}
{{- $port := regexFind ":[0-9]+(/|$)" . | trimPrefix ":" | trimSuffix "/" -}}
{{- $ports = append $ports (default "6379" $port) -}}
{{- end -}}
{{ join " " (uniq $ports) }}
{{- end -}}
