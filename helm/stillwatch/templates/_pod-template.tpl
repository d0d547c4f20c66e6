{{/* Labels, annotations and the pod. A change of settings rolls the pods. */}}
{{- define "stillwatch.podTemplate" -}}
metadata:
  labels:
    {{- include "stillwatch.labels" . | nindent 4 }}
    {{- with .own.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    checksum/config: {{ include "stillwatch.config" . | sha256sum }}
    {{- with .own.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  {{- include "stillwatch.pod" . | nindent 2 }}
{{- end -}}
