{{/* What the schema can't say: values that do not go together. */}}

{{- define "stillwatch.checked.stores" -}}
{{- $security := .Values.kafka.security -}}
{{- $sasl := hasPrefix "SASL" $security.protocol -}}
{{- if and $sasl (not $security.sasl.username) (not (hasKey .Values.kafka.properties "sasl.mechanism")) }}
{{- fail (printf "kafka.security.sasl.username is missing: kafka.security.protocol is %s" $security.protocol) }}
{{- end }}
{{- if and $security.sasl.username (not $sasl) }}
{{- fail (printf "kafka.security.sasl.username is set, but nobody signs in over %s; set kafka.security.protocol to SASL_SSL" $security.protocol) }}
{{- end }}
{{- if and $security.sasl.username (not $security.sasl.password.existingSecret) }}
{{- fail "kafka.security.sasl.password.existingSecret is missing: the Secret with the password of kafka.security.sasl.username" }}
{{- end }}
{{- if and $sasl (eq $security.sasl.mechanism "OAUTHBEARER") (not $security.sasl.oauth.tokenEndpoint) }}
{{- fail "kafka.security.sasl.oauth.tokenEndpoint is missing: where OAUTHBEARER gets its tokens" }}
{{- end }}
{{- if and $security.certificate.existingSecret (not (hasSuffix "SSL" $security.protocol)) }}
{{- fail (printf "kafka.security.certificate.existingSecret is set, but %s shows no certificate; set kafka.security.protocol to SSL or SASL_SSL" $security.protocol) }}
{{- end }}
{{- if and .Values.redis.auth.username (not .Values.redis.auth.password.existingSecret) }}
{{- fail "redis.auth.password.existingSecret is missing: the Secret with the password of redis.auth.username" }}
{{- end }}
{{- if and (contains "," .Values.redis.uri) (not .Values.redis.cluster) }}
{{- fail "redis.uri names several servers, which are a cluster's seeds; set redis.cluster to true" }}
{{- end }}
{{- end -}}

{{- define "stillwatch.checked.tls" -}}
{{- $tls := .Values.tls -}}
{{- if not (or $tls.existingSecret $tls.certManager.enabled .Values.access.mode) }}
{{- fail "tls.existingSecret is missing: without certificates the services do not start. Or set tls.certManager.enabled; or access.mode to plaintext, with access.jwt, where a mesh encrypts; or access.mode to open, where everybody in the cluster may do everything" }}
{{- end }}
{{- if and $tls.existingSecret $tls.certManager.enabled }}
{{- fail "tls.existingSecret and tls.certManager.enabled are both set; leave out one of them" }}
{{- end }}
{{- if and $tls.certManager.enabled (not $tls.certManager.issuerRef.name) }}
{{- fail "tls.certManager.issuerRef.name is missing: who issues the certificates" }}
{{- end }}
{{- if and (eq .Values.access.mode "plaintext") (not .Values.access.jwt.issuer) }}
{{- fail "access.jwt.issuer is missing: with access.mode plaintext callers are known by token alone" }}
{{- end }}
{{- if and .Values.access.jwt.issuer (not .Values.access.jwt.jwks) }}
{{- fail "access.jwt.jwks is missing: where the keys of access.jwt.issuer are" }}
{{- end }}
{{- end -}}

{{- define "stillwatch.checked.service" -}}
{{- $v := .root.Values -}}
{{- $own := .own -}}
{{- if not (or $own.existingSecret $v.secrets.existingSecret) }}
{{- fail (printf "secrets.existingSecret is missing, and so is %s.existingSecret: the Secret with the settings that must not be seen" .service) }}
{{- end }}
{{- if and $own.autoscaling.enabled $own.keda.enabled }}
{{- fail (printf "%s.autoscaling.enabled and %s.keda.enabled are both set; two autoscalers fight over the replicas" .service .service) }}
{{- end }}
{{- if and $own.keda.enabled (not (has .service (list "scoring" "linking"))) }}
{{- fail (printf "%s.keda.enabled is set, but only scoring and linking are consumers that share partitions; use %s.autoscaling" .service .service) }}
{{- end }}
{{- if and $own.keda.enabled (gt (int $own.keda.maxReplicas) (int $v.kafka.partitions)) }}
{{- fail (printf "%s.keda.maxReplicas is %d, more than kafka.partitions (%d): the rest would have no work" .service (int $own.keda.maxReplicas) (int $v.kafka.partitions)) }}
{{- end }}
{{- range $kind := list "autoscaling" "keda" }}
{{- $scaling := index $own $kind }}
{{- if and $scaling.enabled (gt (int $scaling.minReplicas) (int $scaling.maxReplicas)) }}
{{- fail (printf "%s.%s.minReplicas is more than maxReplicas" $.service $kind) }}
{{- end }}
{{- end }}
{{- if and (ne (toString $own.podDisruptionBudget.minAvailable) "") (ne (toString $own.podDisruptionBudget.maxUnavailable) "") }}
{{- fail (printf "%s.podDisruptionBudget has minAvailable and maxUnavailable; set one of them to \"\"" .service) }}
{{- end }}
{{- $least := add (include "stillwatch.seconds" $v.grpc.notice | int) (include "stillwatch.seconds" $v.grpc.drain | int) 30 }}
{{- if lt (int $own.terminationGracePeriodSeconds) (int $least) }}
{{- fail (printf "%s.terminationGracePeriodSeconds is %d; with grpc.notice and grpc.drain it must be at least %d" .service (int $own.terminationGracePeriodSeconds) (int $least)) }}
{{- end }}
{{- if and (eq .service "linking") (ge (int $own.standbyReplicas) (int (include "stillwatch.leastReplicas" .))) }}
{{- fail "linking.standbyReplicas must be less than linking.replicas: a standby is on another replica" }}
{{- end }}
{{- if not (dig "limits" "memory" "" $own.resources) }}
{{- fail (printf "%s.resources.limits.memory is missing: the JVM takes its share of it" .service) }}
{{- end }}
{{- end -}}
