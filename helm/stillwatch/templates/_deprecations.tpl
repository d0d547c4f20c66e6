{{/* Keys that were removed, each with what replaces it. Add to it when a key goes, and to UPGRADING.md. */}}
{{- define "stillwatch.removedKeys" -}}
kafka.createTopics: "topics.create: services"
{{- end -}}

{{- define "stillwatch.removed" -}}
{{- range $old, $new := include "stillwatch.removedKeys" . | fromYaml }}
{{- $here := $.Values }}
{{- $found := true }}
{{- range $step := splitList "." $old }}
{{- if and $found (kindIs "map" $here) (hasKey $here $step) }}
{{- $here = index $here $step }}
{{- else }}
{{- $found = false }}
{{- end }}
{{- end }}
{{- if $found }}
{{- fail (printf "%s is no more: use %s. UPGRADING.md says how" $old $new) }}
{{- end }}
{{- end }}
{{- end -}}

{{/* What still works and will not for long, for NOTES.txt. */}}
{{- define "stillwatch.deprecations" -}}
{{- range $key, $value := .Values.config }}
{{- if has $key (list "stillwatch.access.workloads.gateway" "stillwatch.grpc.reflection" "stillwatch.linking.standby-replicas") }}
DEPRECATED: config holds {{ $key }}; the chart has a value of its own for it (README.md), and from 1.0.0 on it will be refused here.
{{- end }}
{{- end }}
{{- with .Values.kafka.properties }}
{{- if hasKey . "security.protocol" }}
DEPRECATED: kafka.properties holds security.protocol; use kafka.security.protocol. It wins over kafka.security as long as it is there.
{{- end }}
{{- end }}
{{- end -}}
