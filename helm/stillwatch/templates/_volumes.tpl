{{/* Files of a container: settings, secrets, certificates. Call with (dict "root" $ "service" "ingest" "own" $own). */}}
{{- define "stillwatch.mounts" -}}
- name: config
  mountPath: /etc/stillwatch/config
  readOnly: true
- name: secrets
  mountPath: /etc/stillwatch/secrets
  readOnly: true
{{- if include "stillwatch.tls" .root }}
- name: tls
  mountPath: /etc/stillwatch/tls
  readOnly: true
{{- end }}
{{- if include "stillwatch.kafkaFiles" .root }}
- name: kafka
  mountPath: /etc/stillwatch/kafka
  readOnly: true
{{- end }}
{{- if include "stillwatch.redisFiles" .root }}
- name: redis
  mountPath: /etc/stillwatch/redis
  readOnly: true
{{- end }}
- name: tmp
  mountPath: /tmp
{{- end -}}

{{- define "stillwatch.volumes" -}}
- name: config
  configMap:
    name: {{ default (printf "%s-%s" (include "stillwatch.fullname" .root) .service) .configMap }}
- name: secrets
  secret:
    secretName: {{ default .root.Values.secrets.existingSecret .own.existingSecret }}
    items:
      - key: {{ .root.Values.secrets.key }}
        path: secrets.yml
{{- with include "stillwatch.tlsSecret" . }}
- name: tls
  secret:
    secretName: {{ . }}
{{- end }}
{{- with include "stillwatch.kafkaFiles" .root }}
- name: kafka
  projected:
    sources:
      {{- . | nindent 6 }}
{{- end }}
{{- with include "stillwatch.redisFiles" .root }}
- name: redis
  projected:
    sources:
      {{- . | nindent 6 }}
{{- end }}
- name: tmp
  emptyDir: {}
{{- end -}}

{{- define "stillwatch.kafkaFiles" -}}
{{- $security := .Values.kafka.security -}}
{{- if hasPrefix "SASL" $security.protocol -}}
{{- include "stillwatch.secretFile" (dict "secret" $security.sasl.password.existingSecret "key" $security.sasl.password.key "path" "password") -}}
{{- end -}}
{{- include "stillwatch.secretFile" (dict "secret" $security.trust.existingSecret "key" $security.trust.key "path" "trust.pem") -}}
{{- include "stillwatch.secretFile" (dict "secret" $security.certificate.existingSecret "key" $security.certificate.certificateKey "path" "certificate.pem") -}}
{{- include "stillwatch.secretFile" (dict "secret" $security.certificate.existingSecret "key" $security.certificate.keyKey "path" "key.pem") -}}
{{- end -}}

{{- define "stillwatch.redisFiles" -}}
{{- $redis := .Values.redis -}}
{{- include "stillwatch.secretFile" (dict "secret" $redis.auth.password.existingSecret "key" $redis.auth.password.key "path" "password") -}}
{{- if $redis.tls.enabled -}}
{{- include "stillwatch.secretFile" (dict "secret" $redis.tls.trust.existingSecret "key" $redis.tls.trust.key "path" "trust.pem") -}}
{{- include "stillwatch.secretFile" (dict "secret" $redis.tls.certificate.existingSecret "key" $redis.tls.certificate.certificateKey "path" "certificate.pem") -}}
{{- include "stillwatch.secretFile" (dict "secret" $redis.tls.certificate.existingSecret "key" $redis.tls.certificate.keyKey "path" "key.pem") -}}
{{- end -}}
{{- end -}}

{{- define "stillwatch.secretFile" -}}
{{- if .secret }}
- secret:
    name: {{ .secret }}
    items:
      - key: {{ .key }}
        path: {{ .path }}
{{- end }}
{{- end -}}
