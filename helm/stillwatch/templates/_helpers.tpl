{{/* Name before all objects. */}}
{{- define "stillwatch.fullname" -}}
{{- default .Release.Name .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* Labels that select a service's pods. Call with (dict "root" $ "service" "ingest"). */}}
{{- define "stillwatch.selector" -}}
app.kubernetes.io/name: stillwatch
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .service }}
{{- end -}}

{{- define "stillwatch.labels" -}}
{{ include "stillwatch.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- define "stillwatch.image" -}}
{{- $registry := .root.Values.image.registry -}}
{{- $tag := default .root.Chart.AppVersion .root.Values.image.tag -}}
{{- if $registry }}{{ $registry }}/{{ end }}{{ .root.Values.image.repository }}/{{ .service }}-service:{{ $tag }}
{{- end -}}

{{/* A service's pod: hardened, probed by gRPC, its settings in files. */}}
{{- define "stillwatch.pod" -}}
{{- $values := index .root.Values .service -}}
{{- $root := .root -}}
serviceAccountName: {{ include "stillwatch.fullname" .root }}
automountServiceAccountToken: false
# Variables of neighbouring Services would be taken for settings.
enableServiceLinks: false
terminationGracePeriodSeconds: 60
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  fsGroup: 65532
  seccompProfile:
    type: RuntimeDefault
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: topology.kubernetes.io/zone
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "stillwatch.selector" . | nindent 8 }}
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "stillwatch.selector" . | nindent 8 }}
containers:
  - name: {{ .service }}
    image: {{ include "stillwatch.image" . }}
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    env:
      - name: JAVA_TOOL_OPTIONS
        value: "-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir=/tmp"
      - name: MICRONAUT_CONFIG_FILES
        value: /etc/stillwatch/config/config.yml,/etc/stillwatch/secrets/secrets.yml
      {{- if eq .service "ingest" }}
      # The source of this replica's watermarks: the name stays when the pod is restarted.
      - name: STILLWATCH_INGEST_INSTANCE
        valueFrom:
          fieldRef:
            fieldPath: metadata.name
      {{- end }}
    ports:
      - name: grpc
        containerPort: 50051
      - name: metrics
        containerPort: 9464
      {{- if eq .service "intel" }}
      - name: http
        containerPort: 8080
      {{- end }}
    startupProbe:
      grpc:
        port: 50051
      periodSeconds: 2
      failureThreshold: 150
    readinessProbe:
      grpc:
        port: 50051
      periodSeconds: 5
    livenessProbe:
      tcpSocket:
        port: grpc
      periodSeconds: 10
      failureThreshold: 6
    {{- with $values.resources }}
    resources:
      {{- toYaml . | nindent 6 }}
    {{- end }}
    securityContext:
      allowPrivilegeEscalation: false
      readOnlyRootFilesystem: true
      runAsNonRoot: true
      capabilities:
        drop: [ALL]
    volumeMounts:
      - name: config
        mountPath: /etc/stillwatch/config
        readOnly: true
      - name: secrets
        mountPath: /etc/stillwatch/secrets
        readOnly: true
      - name: tmp
        mountPath: /tmp
      {{- if eq .service "linking" }}
      - name: state
        mountPath: /var/lib/stillwatch
      {{- end }}
volumes:
  - name: config
    configMap:
      name: {{ include "stillwatch.fullname" $root }}-{{ .service }}
  - name: secrets
    secret:
      secretName: {{ $root.Values.secrets.existingSecret }}
  - name: tmp
    emptyDir: {}
{{- end -}}
