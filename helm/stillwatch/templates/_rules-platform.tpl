{{/* People and partners who wait. */}}
{{- define "stillwatch.alerts.people" -}}
{{- $ns := printf "namespace=%q" .Release.Namespace -}}
{{- $t := .Values.prometheusRule.thresholds -}}
- alert: AppealBacklog
  expr: max(stillwatch_enforcement_appeals_open{ {{- $ns }}}) > {{ $t.appeals }}
  for: 1h
  severity: ticket
  summary: "Many appeals wait"
  description: {{ "\"{{ $value }} are open.\"" }}
- alert: AppealOverdue
  expr: max(stillwatch_enforcement_appeals_overdue{ {{- $ns }}}) > 0
  for: 15m
  severity: ticket
  summary: "An appeal should have been decided by now"
  description: {{ "\"{{ $value }} are overdue; their holders were told when.\"" }}
- alert: TaxiiFeedStale
  expr: min by (feed) (stillwatch_intel_feed_age_seconds{ {{- $ns }}}) > {{ $t.feedSeconds }}
  for: 15m
  severity: ticket
  summary: "A partner's feed is not read to its end"
  description: {{ "\"{{ $labels.feed }}: for {{ $value | humanizeDuration }}.\"" }}
{{- end -}}

{{/* Certificates, callers, and whether there is anything to see. */}}
{{- define "stillwatch.alerts.platform" -}}
{{- $ns := printf "namespace=%q" .Release.Namespace -}}
{{- $t := .Values.prometheusRule.thresholds -}}
{{- range $severity, $seconds := dict "ticket" $t.certificateSeconds "page" $t.certificateUrgentSeconds }}
- alert: CertExpiry
  expr: |-
    min by (pod) (stillwatch_tls_certificate_expiry_seconds{ {{- $ns }}}) < {{ int64 $seconds }}
    or min by (pod) (stillwatch_tls_trust_expiry_seconds{ {{- $ns }}}) < {{ int64 $seconds }}
  for: 15m
  severity: {{ $severity }}
  summary: "A certificate, or an authority that is trusted, runs out"
  description: {{ "\"{{ $labels.pod }}: in {{ $value | humanizeDuration }}.\"" }}
{{- end }}
- alert: TlsReloadFailed
  expr: sum by (pod) (increase(stillwatch_tls_reloads_total{ {{- $ns }},outcome="failed"}[15m])) > 0
  severity: ticket
  summary: "New certificate files can't be used"
  description: {{ "\"{{ $labels.pod }} goes on with the old ones.\"" }}
- alert: CallersRefused
  expr: |-
    sum by (outcome) (rate(stillwatch_access_calls_total{ {{- $ns }},outcome!="allowed"}[15m]))
    / ignoring (outcome) group_left sum(rate(stillwatch_access_calls_total{ {{- $ns }}}[15m])) > 0.05
  for: 15m
  severity: ticket
  summary: "Callers are not let in"
  description: {{ "\"{{ $value | humanizePercentage }} of calls: {{ $labels.outcome }}.\"" }}
- alert: NoMetrics
  expr: absent(stillwatch_enforcement_frozen{ {{- $ns }}}) or absent(stillwatch_ingest_in_flight_events{ {{- $ns }}}) or absent(stillwatch_linking_running{ {{- $ns }}})
  for: 10m
  severity: page
  summary: "A service shows no metrics: none of its replicas runs, or Prometheus does not reach them"
  description: "All other alerts are blind to it."
{{- end -}}
