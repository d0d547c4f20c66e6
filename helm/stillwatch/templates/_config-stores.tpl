{{/* How Kafka is reached. What is secret is in files. */}}
{{- define "stillwatch.config.kafka" -}}
{{- $kafka := .Values.kafka -}}
{{- $security := $kafka.security -}}
stillwatch.kafka.bootstrap-servers: {{ $kafka.bootstrapServers | quote }}
stillwatch.kafka.topic-prefix: {{ $kafka.topicPrefix | quote }}
stillwatch.kafka.partitions: {{ $kafka.partitions }}
stillwatch.kafka.replication-factor: {{ $kafka.replicationFactor }}
stillwatch.kafka.create-topics: {{ eq .Values.topics.create "services" }}
stillwatch.kafka.security.protocol: {{ $security.protocol }}
{{- if hasPrefix "SASL" $security.protocol }}
stillwatch.kafka.security.mechanism: {{ $security.sasl.mechanism }}
{{- with $security.sasl.username }}
stillwatch.kafka.security.username: {{ . | quote }}
stillwatch.kafka.security.password-file: /etc/stillwatch/kafka/password
{{- end }}
{{- if eq $security.sasl.mechanism "OAUTHBEARER" }}
stillwatch.kafka.security.token-endpoint: {{ $security.sasl.oauth.tokenEndpoint | quote }}
stillwatch.kafka.security.scope: {{ $security.sasl.oauth.scope | quote }}
{{- end }}
{{- end }}
{{- if $security.trust.existingSecret }}
stillwatch.kafka.security.trust-file: /etc/stillwatch/kafka/trust.pem
{{- end }}
{{- if $security.certificate.existingSecret }}
stillwatch.kafka.security.certificate-file: /etc/stillwatch/kafka/certificate.pem
stillwatch.kafka.security.key-file: /etc/stillwatch/kafka/key.pem
{{- end }}
{{- range $key, $value := $kafka.properties }}
stillwatch.kafka.properties.{{ $key }}: {{ $value | quote }}
{{- end }}
{{- end -}}

{{/* How Redis is reached. */}}
{{- define "stillwatch.config.redis" -}}
{{- $redis := .Values.redis -}}
{{- with $redis.uri -}}
stillwatch.redis.uri: {{ . | quote }}
{{ end -}}
stillwatch.redis.cluster: {{ $redis.cluster }}
stillwatch.redis.key-prefix: {{ $redis.keyPrefix | quote }}
stillwatch.redis.timeout: {{ $redis.timeout | quote }}
stillwatch.redis.security.tls: {{ $redis.tls.enabled }}
{{- with $redis.auth.username }}
stillwatch.redis.security.username: {{ . | quote }}
{{- end }}
{{- if $redis.auth.password.existingSecret }}
stillwatch.redis.security.password-file: /etc/stillwatch/redis/password
{{- end }}
{{- if $redis.tls.enabled }}
{{- if $redis.tls.trust.existingSecret }}
stillwatch.redis.security.trust-file: /etc/stillwatch/redis/trust.pem
{{- end }}
{{- if $redis.tls.certificate.existingSecret }}
stillwatch.redis.security.certificate-file: /etc/stillwatch/redis/certificate.pem
stillwatch.redis.security.key-file: /etc/stillwatch/redis/key.pem
{{- end }}
{{- end }}
{{- end -}}
