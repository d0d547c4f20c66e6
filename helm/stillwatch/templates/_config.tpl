{{/* A service's settings, as its configuration records name them. Call with (dict "root" $ "service" "ingest" "own" $own). */}}
{{- define "stillwatch.config" -}}
{{- $v := .root.Values -}}
{{ include "stillwatch.config.kafka" .root }}
{{ include "stillwatch.config.redis" .root }}
{{ include "stillwatch.config.access" .root }}
{{- if include "stillwatch.tls" .root }}
stillwatch.tls.certificate-file: /etc/stillwatch/tls/tls.crt
stillwatch.tls.key-file: /etc/stillwatch/tls/tls.key
stillwatch.tls.trust-file: /etc/stillwatch/tls/ca.crt
stillwatch.tls.client-certificate: {{ $v.tls.clientCertificate }}
{{- end }}
# Kubernetes' own probes speak no TLS.
stillwatch.grpc.health-port: 50052
stillwatch.grpc.max-connection-age: {{ $v.grpc.maxConnectionAge | quote }}
stillwatch.grpc.notice: {{ $v.grpc.notice | quote }}
stillwatch.grpc.drain: {{ $v.grpc.drain | quote }}
stillwatch.grpc.reflection: {{ $v.grpc.reflection }}
stillwatch.epoch.length: {{ $v.epoch.length | quote }}
stillwatch.telemetry.otlp-endpoint: {{ $v.telemetry.otlpEndpoint | quote }}
stillwatch.telemetry.trace-ratio: {{ $v.telemetry.traceRatio }}
{{- if eq .service "linking" }}
stillwatch.linking.state-directory: /var/lib/stillwatch
stillwatch.linking.standby-replicas: {{ .own.standbyReplicas }}
{{- end }}
{{- if eq .service "enforcement" }}
{{ include "stillwatch.config.enforcement" .own }}
{{- end }}
{{- if eq .service "intel" }}
stillwatch.intel.provider-id: {{ .own.providerId | quote }}
stillwatch.intel.provider-name: {{ .own.providerName | quote }}
{{- with .own.publicUrl }}
stillwatch.intel.public-url: {{ . | quote }}
{{- end }}
{{- end }}
{{- $settings := deepCopy (default dict .own.config) }}
{{- $others := without (splitList " " (include "stillwatch.services" .root)) .service }}
{{- range $key, $value := $v.config }}
{{- if not (or (has (index (splitList "." $key) 1) $others) (hasKey $settings $key)) }}
{{- $_ := set $settings $key $value }}
{{- end }}
{{- end }}
{{- range $key, $value := $settings }}
{{ $key }}: {{ toJson $value }}
{{- end }}
{{- end -}}

{{/* Kill switches, caps and gates. */}}
{{- define "stillwatch.config.enforcement" -}}
stillwatch.enforcement.fail-open: {{ .failOpen }}
stillwatch.enforcement.switches.shadow: {{ .switches.shadow }}
stillwatch.enforcement.switches.frozen: {{ .switches.frozen }}
stillwatch.enforcement.switches.shadow-policies: {{ toJson .switches.shadowPolicies }}
{{- range $cap, $count := .caps }}
{{- if ne (toString $count) "" }}
stillwatch.enforcement.guards.{{ kebabcase $cap }}: {{ $count }}
{{- end }}
{{- end }}
{{- if .httpGate.enabled }}
stillwatch.enforcement.gateway.http-host: 0.0.0.0
stillwatch.enforcement.gateway.http-port: {{ .httpGate.port }}
{{- end }}
{{- end -}}
