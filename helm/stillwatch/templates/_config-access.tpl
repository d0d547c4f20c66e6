{{/* Who may call. The certificate of helm test has the role gateway where this chart has it issued. */}}
{{- define "stillwatch.config.access" -}}
{{- $access := .Values.access -}}
{{- $workloads := deepCopy $access.workloads -}}
{{- if and .Values.test.enabled .Values.tls.certManager.enabled (not .Values.test.existingSecret) -}}
{{- $_ := set $workloads "gateway" (append (default list $workloads.gateway) (include "stillwatch.test.identity" .)) -}}
{{- end -}}
# Who may call what.
{{- with $access.mode }}
stillwatch.access.mode: {{ . }}
{{- end }}
{{- range $role, $names := $workloads }}
stillwatch.access.workloads.{{ $role }}: {{ toJson $names }}
{{- end }}
{{- range $role, $names := $access.groups }}
stillwatch.access.groups.{{ $role }}: {{ toJson $names }}
{{- end }}
{{- with $access.jwt.issuer }}
stillwatch.access.jwt.issuer: {{ . | quote }}
stillwatch.access.jwt.audience: {{ $access.jwt.audience | quote }}
stillwatch.access.jwt.jwks: {{ $access.jwt.jwks | quote }}
{{- with $access.jwt.rolesClaim }}
stillwatch.access.jwt.roles-claim: {{ . | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{/* As which the pod of helm test is known. */}}
{{- define "stillwatch.test.identity" -}}
{{- with .Values.tls.certManager.trustDomain -}}
spiffe://{{ . }}/ns/{{ $.Release.Namespace }}/sa/{{ include "stillwatch.fullname" $ }}-test
{{- else -}}
CN={{ include "stillwatch.fullname" . }}-test
{{- end -}}
{{- end -}}
