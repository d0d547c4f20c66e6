{{/* Where replicas go: spread over zones and nodes, counted by revision, on nodes of their own where they can. */}}
{{- define "stillwatch.scheduling" -}}
{{- $revision := ternary "controller-revision-hash" "pod-template-hash" (has .service (list "ingest" "linking")) -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: topology.kubernetes.io/zone
    whenUnsatisfiable: {{ .own.spreadZones }}
    labelSelector:
      matchLabels:
        {{- include "stillwatch.selector" . | nindent 8 }}
    matchLabelKeys:
      - {{ $revision }}
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: {{ .own.spreadHosts }}
    labelSelector:
      matchLabels:
        {{- include "stillwatch.selector" . | nindent 8 }}
    matchLabelKeys:
      - {{ $revision }}
affinity:
  {{- if .own.affinity }}
  {{- toYaml .own.affinity | nindent 2 }}
  {{- else }}
  podAntiAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        podAffinityTerm:
          topologyKey: kubernetes.io/hostname
          labelSelector:
            matchLabels:
              {{- include "stillwatch.selector" . | nindent 14 }}
  {{- end }}
{{- with .own.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .own.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}
