{{/* Where every pod may go: DNS, Kafka, Redis, the collector, and HTTPS where it is let. */}}
{{- define "stillwatch.egress" -}}
{{- $policy := .Values.networkPolicy -}}
- to:
    {{- toYaml $policy.dns | nindent 4 }}
  ports:
    - port: 53
      protocol: UDP
    - port: 53
      protocol: TCP
{{ include "stillwatch.egress.rule" (dict "to" $policy.kafka "ports" (concat (splitList " " (include "stillwatch.ports" .Values.kafka.bootstrapServers)) $policy.kafkaPorts)) }}
{{ include "stillwatch.egress.rule" (dict "to" $policy.redis "ports" (concat (splitList " " (include "stillwatch.ports" (default "redis://:6379" .Values.redis.uri))) $policy.redisPorts)) }}
{{- with .Values.telemetry.otlpEndpoint }}
{{ include "stillwatch.egress.rule" (dict "to" $policy.otlp "ports" (list (default (ternary "443" "80" (hasPrefix "https" .)) (regexFind ":[0-9]+" (trimPrefix "http:" (trimPrefix "https:" .)) | trimPrefix ":")))) }}
{{- end }}
{{- if $policy.https }}
- ports:
    - port: 443
{{- end }}
{{- with $policy.extraEgress }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "stillwatch.egress.rule" -}}
- ports:
    {{- range .ports | uniq }}
    - port: {{ . }}
    {{- end }}
  {{- with .to }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* Nothing for nobody: a rule without peers would let everybody in. */}}
{{- define "stillwatch.ingress.rule" -}}
{{- if .from -}}
- from:
    {{- toYaml .from | nindent 4 }}
  ports:
    {{- range .ports }}
    - port: {{ . }}
    {{- end }}
{{- end -}}
{{- end -}}
