{{/* What is done to people, and what is not. */}}
{{- define "stillwatch.alerts.enforcement" -}}
{{- $ns := printf "namespace=%q" .Release.Namespace -}}
{{- $t := .Values.prometheusRule.thresholds -}}
{{- $hard := `what="started",mode="MODE_ENFORCE",action=~"ACTION_KIND_(VERIFY|SUSPEND|TAKE_DOWN)"` -}}
- alert: FailOpenActive
  expr: sum by (cause) (rate(stillwatch_enforcement_checks_total{ {{- $ns }},outcome="failed_open",cause!="no_account"}[5m])) > 0
  for: 5m
  severity: page
  summary: "Requests are served that nobody could judge"
  description: {{ "\"{{ $value | humanize }} a second, cause {{ $labels.cause }}.\"" }}
- alert: FailClosedActive
  expr: sum by (cause) (rate(stillwatch_enforcement_checks_total{ {{- $ns }},outcome="failed_closed",cause!="no_account"}[5m])) > 0
  for: 5m
  severity: page
  summary: "Customers are refused because nobody could judge"
  description: {{ "\"{{ $value | humanize }} a second, cause {{ $labels.cause }}.\"" }}
- alert: ChecksWithoutAccount
  expr: sum by (surface) (rate(stillwatch_enforcement_checks_total{ {{- $ns }},cause="no_account"}[15m])) > 0
  for: 15m
  severity: ticket
  summary: "A gateway asks without saying whose request it is"
  description: {{ "\"{{ $value | humanize }} a second by {{ $labels.surface }}.\"" }}
- alert: ShadowModeLeftOn
  expr: max(stillwatch_enforcement_shadow{ {{- $ns }}}) == 1 or max(stillwatch_enforcement_shadow_policies{ {{- $ns }}}) > 0
  for: {{ $t.switchFor }}
  severity: ticket
  summary: "Nothing, or not all, of what policies say takes effect"
  description: "The shadow switch is on, or the values let policies only record."
- alert: EnforcementFrozen
  expr: max(stillwatch_enforcement_frozen{ {{- $ns }}}) == 1
  for: {{ $t.switchFor }}
  severity: ticket
  summary: "Nothing new is imposed"
  description: "The freeze is on: in the values, or by GuardService.UpdateSwitches."
- alert: BlockSpike
  expr: |-
    sum(increase(stillwatch_enforcement_actions_total{ {{- $ns }},{{ $hard }}}[1h])) > {{ $t.spikeFloor }}
    and sum(increase(stillwatch_enforcement_actions_total{ {{- $ns }},{{ $hard }}}[1h]))
      > {{ $t.spike }} * sum(increase(stillwatch_enforcement_actions_total{ {{- $ns }},{{ $hard }}}[7d] offset 1h)) / 168
  severity: page
  summary: "Many more accounts than usual are asked to verify, suspended or taken down"
  description: {{ "\"{{ $value | humanize }} accounts within an hour.\"" }}
- alert: BatchesPending
  expr: max(stillwatch_enforcement_batches_pending{ {{- $ns }}}) > 0
  for: 30m
  severity: ticket
  summary: "What goes beyond a cap waits for two persons"
  description: {{ "\"{{ $value }} batches.\"" }}
- alert: DeciderFailing
  expr: max(stillwatch_enforcement_decider_failing{ {{- $ns }}}) == 1
  for: 5m
  severity: page
  summary: "The replica that decides fails again and again"
  description: "Its log says why; after an upgrade or rollback often that the policy set in force is not understood."
- alert: PolicyConditionFailing
  expr: sum(increase(stillwatch_enforcement_conditions_failed_total{ {{- $ns }}}[15m])) > 0
  for: 15m
  severity: ticket
  summary: "A policy's condition can't be evaluated and counts as not holding"
  description: {{ "\"{{ $value | humanize }} times in 15 minutes.\"" }}
- alert: LedgerDamaged
  expr: max(stillwatch_enforcement_ledger_damaged{ {{- $ns }}}) == 1
  severity: page
  summary: "The ledger is not what was written"
  description: "A replica read an entry that an untouched ledger would not hold."
{{- end -}}
