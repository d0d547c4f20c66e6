{{/* The five, in the order data flows. */}}
{{- define "stillwatch.services" -}}
ingest linking scoring enforcement intel
{{- end -}}

{{/* Name before all objects. */}}
{{- define "stillwatch.fullname" -}}
{{- default .Release.Name .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* Labels that select a component's pods. Call with (dict "root" $ "service" "ingest"). */}}
{{- define "stillwatch.selector" -}}
app.kubernetes.io/name: stillwatch
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .service }}
{{- end -}}

{{- define "stillwatch.labels" -}}
{{ include "stillwatch.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/part-of: stillwatch
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* A component's image: its digest, else its tag. */}}
{{- define "stillwatch.image" -}}
{{- $image := .root.Values.image -}}
{{- $registry := default $image.registry .root.Values.global.imageRegistry -}}
{{- $digest := get $image.digests .service -}}
{{- if $registry }}{{ $registry }}/{{ end }}{{ $image.repository }}/{{ .service }}-service
{{- if $digest }}@{{ $digest }}{{ else }}:{{ default .root.Chart.AppVersion $image.tag }}{{ end -}}
{{- end -}}

{{- define "stillwatch.pullSecrets" -}}
{{- with concat .Values.global.imagePullSecrets .Values.image.pullSecrets | uniq }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}

{{- define "stillwatch.serviceAccountName" -}}
{{- if .root.Values.serviceAccount.create -}}
{{ include "stillwatch.fullname" .root }}-{{ .service }}
{{- else -}}
{{ .own.serviceAccountName }}
{{- end -}}
{{- end -}}

{{/* The Secret with a component's certificate; empty without TLS. */}}
{{- define "stillwatch.tlsSecret" -}}
{{- if .root.Values.tls.certManager.enabled -}}
{{ include "stillwatch.fullname" .root }}-{{ .service }}-tls
{{- else -}}
{{ .root.Values.tls.existingSecret }}
{{- end -}}
{{- end -}}

{{- define "stillwatch.tls" -}}
{{- if or .Values.tls.certManager.enabled .Values.tls.existingSecret }}true{{ end -}}
{{- end -}}
