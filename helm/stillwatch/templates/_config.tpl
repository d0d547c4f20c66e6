{{/* A service's settings, as its configuration records name them. */}}
{{- define "stillwatch.config" -}}
{{- $v := .root.Values -}}
stillwatch.kafka.bootstrap-servers: {{ $v.kafka.bootstrapServers | quote }}
stillwatch.kafka.topic-prefix: {{ $v.kafka.topicPrefix | quote }}
stillwatch.kafka.partitions: {{ $v.kafka.partitions }}
stillwatch.kafka.replication-factor: {{ $v.kafka.replicationFactor }}
stillwatch.kafka.create-topics: {{ $v.kafka.createTopics }}
{{- range $key, $value := $v.kafka.properties }}
stillwatch.kafka.properties.{{ $key }}: {{ $value | quote }}
{{- end }}
stillwatch.redis.cluster: {{ $v.redis.cluster }}
stillwatch.redis.key-prefix: {{ $v.redis.keyPrefix | quote }}
stillwatch.epoch.length: {{ $v.epoch.length | quote }}
stillwatch.telemetry.otlp-endpoint: {{ $v.telemetry.otlpEndpoint | quote }}
stillwatch.telemetry.trace-ratio: {{ $v.telemetry.traceRatio }}
{{- if eq .service "linking" }}
stillwatch.linking.state-directory: /var/lib/stillwatch
{{- end }}
{{- if eq .service "intel" }}
stillwatch.intel.provider-id: {{ $v.intel.providerId | quote }}
stillwatch.intel.provider-name: {{ $v.intel.providerName | quote }}
{{- end }}
{{- range $key, $value := $v.config }}
{{ $key }}: {{ $value | quote }}
{{- end }}
{{- end -}}
