{{/* From the event to the decision. */}}
{{- define "stillwatch.alerts.pipeline" -}}
{{- $ns := printf "namespace=%q" .Release.Namespace -}}
{{- $t := .Values.prometheusRule.thresholds -}}
- alert: LagSeconds
  expr: time() - max(stillwatch_enforcement_watermark_seconds{ {{- $ns }}}) > {{ $t.lagSeconds }}
  for: 10m
  severity: page
  summary: "Decisions are late"
  description: {{ "\"Nothing after {{ $value | humanizeDuration }} ago has been decided on.\"" }}
- alert: LinkingStopped
  expr: max(stillwatch_linking_running{ {{- $ns }}}) == 0
  for: 10m
  severity: page
  summary: "No replica of linking is at work"
  description: "All are rebuilding, moving partitions, or stopped."
- alert: DependencyDown
  expr: min by (dependency) (stillwatch_enforcement_dependency_up{ {{- $ns }}}) == 0
  for: 5m
  severity: page
  summary: "What Check rests on is away"
  description: {{ "\"{{ $labels.dependency }}\"" }}
- alert: GiantComponent
  expr: |-
    max(stillwatch_linking_cohort_largest{ {{- $ns }}}) > {{ $t.cohortAccounts }}
    or (
      max(stillwatch_linking_cohort_largest{ {{- $ns }}}) > 2 * max(stillwatch_linking_cohort_largest{ {{- $ns }}} offset 1h)
      and max(stillwatch_linking_cohort_largest{ {{- $ns }}}) > 1000
    )
  for: 15m
  severity: page
  summary: "A cohort is too large, or grows too fast, to be one hand"
  description: {{ "\"{{ $value | humanize }} accounts.\"" }}
- alert: DeadLetters
  expr: |-
    sum by (service) (
      label_replace(increase(stillwatch_linking_dead_letters_total{ {{- $ns }}}[15m]), "service", "linking", "", "")
      or label_replace(increase(stillwatch_scoring_dead_letters_total{ {{- $ns }}}[15m]), "service", "scoring", "", "")
      or label_replace(increase(stillwatch_intel_dead_letters_total{ {{- $ns }}}[15m]), "service", "intel", "", "")
    ) > 0
  severity: ticket
  summary: "Records could not be read and were put aside"
  description: {{ "\"{{ $value | humanize }} by {{ $labels.service }} in 15 minutes.\"" }}
- alert: EventsRejected
  expr: |-
    sum(rate(stillwatch_ingest_events_total{ {{- $ns }},outcome="rejected"}[15m]))
    / sum(rate(stillwatch_ingest_events_total{ {{- $ns }}}[15m])) > 0.01
  for: 15m
  severity: ticket
  summary: "A gateway sends events that break the contract"
  description: {{ "\"{{ $value | humanizePercentage }} of events.\"" }}
- alert: EventsLate
  expr: |-
    sum(rate(stillwatch_ingest_late_total{ {{- $ns }}}[30m]))
    / sum(rate(stillwatch_ingest_events_total{ {{- $ns }}}[30m])) > 0.05
  for: 30m
  severity: ticket
  summary: "Events come after their epoch has closed"
  description: {{ "\"{{ $value | humanizePercentage }} of events.\"" }}
- alert: ModelsDisagree
  expr: |-
    sum(rate(stillwatch_scoring_shadow_disagreements_total{ {{- $ns }}}[6h]))
    / sum(rate(stillwatch_scoring_assessments_total{ {{- $ns }}}[6h])) > 0.05
  for: 1h
  severity: ticket
  summary: "A model on trial would flag otherwise than the one that counts"
  description: {{ "\"{{ $value | humanizePercentage }} of assessments.\"" }}
{{- end -}}
