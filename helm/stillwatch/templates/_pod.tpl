{{/* A service's pod: hardened, probed by gRPC, its settings in files. Call with (dict "root" $ "service" "ingest" "own" $own). */}}
{{- define "stillwatch.pod" -}}
serviceAccountName: {{ include "stillwatch.serviceAccountName" . }}
{{ include "stillwatch.pod.common" .root }}
terminationGracePeriodSeconds: {{ .own.terminationGracePeriodSeconds }}
{{- with .own.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .own.runtimeClassName }}
runtimeClassName: {{ . }}
{{- end }}
{{ include "stillwatch.scheduling" . }}
containers:
  - name: {{ .service }}
    image: {{ include "stillwatch.image" . }}
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    env:
      {{- include "stillwatch.env" . | nindent 6 }}
      {{- if eq .service "ingest" }}
      # The source of this replica's watermarks: the name stays when the pod is restarted.
      - name: STILLWATCH_INGEST_INSTANCE
        valueFrom:
          fieldRef:
            fieldPath: metadata.name
      {{- end }}
      {{- with .own.extraEnv }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- with .own.extraEnvFrom }}
    envFrom:
      {{- toYaml . | nindent 6 }}
    {{- end }}
    ports:
      {{- include "stillwatch.containerPorts" . | nindent 6 }}
    {{- include "stillwatch.probes" . | nindent 4 }}
    resources:
      {{- toYaml .own.resources | nindent 6 }}
    {{- include "stillwatch.containerSecurity" . | nindent 4 }}
    volumeMounts:
      {{- include "stillwatch.mounts" . | nindent 6 }}
      {{- if eq .service "linking" }}
      - name: state
        mountPath: /var/lib/stillwatch
      {{- end }}
      {{- with .own.extraVolumeMounts }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
volumes:
  {{- include "stillwatch.volumes" . | nindent 2 }}
  {{- with .own.extraVolumes }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}

{{/* What pods of services, of the topics Job and of helm test have alike. */}}
{{- define "stillwatch.pod.common" -}}
automountServiceAccountToken: false
# Variables of neighbouring Services would be taken for settings.
enableServiceLinks: false
{{- include "stillwatch.pullSecrets" . }}
securityContext:
  runAsNonRoot: true
  {{- if not .Values.openshift }}
  runAsUser: 65532
  runAsGroup: 65532
  fsGroup: 65532
  {{- end }}
  seccompProfile:
    type: RuntimeDefault
{{- end -}}

{{- define "stillwatch.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  capabilities:
    drop: [ALL]
{{- end -}}

{{- define "stillwatch.env" -}}
- name: JAVA_TOOL_OPTIONS
  value: {{ printf "-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir=/tmp %s %s" (include "stillwatch.oauthOption" .root) .own.javaOptions | trim | quote }}
- name: MICRONAUT_CONFIG_FILES
  value: /etc/stillwatch/config/config.yml,/etc/stillwatch/secrets/secrets.yml
{{- end -}}

{{/* Kafka's client takes tokens only from where the JVM was told that it may. */}}
{{- define "stillwatch.oauthOption" -}}
{{- with .Values.kafka.security.sasl.oauth.tokenEndpoint -}}
-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls={{ . }}
{{- end -}}
{{- end -}}

{{- define "stillwatch.containerPorts" -}}
- name: grpc
  containerPort: 50051
- name: health
  containerPort: 50052
- name: metrics
  containerPort: 9464
{{- if eq .service "intel" }}
- name: http
  containerPort: 8080
{{- end }}
{{- if and (eq .service "enforcement") .own.httpGate.enabled }}
- name: http
  containerPort: {{ .own.httpGate.port }}
{{- end }}
{{- end -}}

{{/* Ready: the health of the whole service, NOT_SERVING from SIGTERM on. Alive: the process answers, whatever becomes of Kafka and Redis. */}}
{{- define "stillwatch.probes" -}}
startupProbe:
  grpc:
    port: 50052
    service: liveness
  periodSeconds: 2
  failureThreshold: 150
readinessProbe:
  grpc:
    port: 50052
  periodSeconds: 5
  failureThreshold: 2
livenessProbe:
  grpc:
    port: 50052
    service: liveness
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
{{- end -}}
