import { flag, list, oneOf, optionalText, type SettingsOf, text, timeOfDay, whole } from '#foundation'

/** Every setting of the product, with default and unit. `.env.example` is checked against this list. */
export const settingsShape = {
  dataDir: text('DATA_DIR', './data', 'Folder of the record, the index, kept pages and logs.'),
  host: text(
    'HOST',
    '127.0.0.1',
    'Address the site listens on. Leave it until TLS or a reverse proxy stands in front.',
  ),
  port: whole('PORT', 8080, 0, 65535, 'Port of the site; 0 takes a free one.'),
  roles: oneOf('ROLES', ['all', 'collector', 'pipeline', 'web'], 'all', 'What this process does.'),
  publicUrl: optionalText(
    'PUBLIC_URL',
    'Address people type, when a reverse proxy stands in front (https://diembao.tinh.vn).',
  ),
  contact: text('CONTACT', '', 'Mail or web address outlets can reach the office at; part of the user agent.'),
  allowHosts: list(
    'ALLOW_HOSTS',
    [],
    'Inside hosts that may be fetched: host, host:port, address or CIDR, comma separated.',
  ),
  legacyTlsHosts: list(
    'LEGACY_TLS_HOSTS',
    [],
    'Hosts that need TLS legacy renegotiation; certificates are checked all the same.',
  ),
  hostGapMs: whole('HOST_GAP_MS', 2500, 0, 600_000, 'Milliseconds between two requests to one host.'),
  fetchConcurrency: whole('FETCH_CONCURRENCY', 12, 1, 64, 'Pages under way at once.'),
  workers: whole('WORKERS', 1, 0, 16, 'Worker threads for reading pages; 0 reads them in the main thread.'),
  windowDays: whole('GROUP_WINDOW_DAYS', 30, 3, 120, 'Days within which reprints and stories are looked for.'),
  keepDeliveredDays: whole(
    'KEEP_DELIVERED_DAYS',
    14,
    1,
    3650,
    'Days for which delivered messages between stages are kept (they can be replayed so long).',
  ),
  keepRunsDays: whole(
    'KEEP_RUNS_DAYS',
    400,
    35,
    36500,
    'Days for which records of source runs and of failed fetches are kept. Pages, articles and known links stay.',
  ),
  backupDir: optionalText(
    'BACKUP_DIR',
    'Folder on another disk for the nightly back-up of record and kept pages. Without it the record alone is copied, into DATA_DIR/backups.',
  ),
  backupTime: timeOfDay('BACKUP_TIME', '02:30', 'Time of day of the back-up, in Viet Nam.'),
  backupDaily: whole('BACKUP_KEEP_DAILY', 7, 1, 366, 'Days of which the newest back-up is kept.'),
  backupWeekly: whole('BACKUP_KEEP_WEEKLY', 5, 0, 520, 'Weeks of which the newest back-up is kept.'),
  backupMonthly: whole('BACKUP_KEEP_MONTHLY', 12, 0, 600, 'Months of which the newest back-up is kept.'),
  pagesBudgetGb: whole(
    'PAGES_BUDGET_GB',
    0,
    0,
    100_000,
    'Space that kept pages may take before a warning, in GB; 0: no limit but the disk.',
  ),
  logFileMb: whole('LOG_FILE_MB', 20, 1, 1000, 'Size at which a log file is turned over, in MB.'),
  logKeepFiles: whole('LOG_KEEP_FILES', 10, 1, 1000, 'Log files kept beside the one in use.'),
  logKeepDays: whole('LOG_KEEP_DAYS', 90, 1, 3650, 'Days for which log files are kept.'),
  logLevel: oneOf('LOG_LEVEL', ['info', 'warn', 'error'], 'info', 'Least level written to the log.'),
  databaseUrl: optionalText(
    'DATABASE_URL',
    'PostgreSQL instead of SQLite: postgres://user:password@host:5432/database?sslmode=require.',
    true,
  ),
  databasePool: whole('DATABASE_POOL', 10, 2, 100, 'Connections of this process to PostgreSQL.'),
  elasticsearchUrl: optionalText(
    'ELASTICSEARCH_URL',
    'Elasticsearch 9 instead of the embedded index: https://user:password@host:9200; more nodes comma separated.',
    true,
  ),
  elasticsearchApiKey: optionalText('ELASTICSEARCH_API_KEY', 'API key for Elasticsearch, instead of a user.', true),
  elasticsearchCa: optionalText(
    'ELASTICSEARCH_CA',
    'PEM file of the authority that signed the certificate of Elasticsearch, when no public one did.',
  ),
  elasticsearchIndex: text(
    'ELASTICSEARCH_INDEX',
    'diem_bao',
    'Name of this installation’s index on Elasticsearch: small letters, digits and _; each installation has its own.',
  ),
  kafkaBrokers: list('KAFKA_BROKERS', [], 'Kafka instead of the embedded bus: host:port, comma separated.'),
  kafkaUsername: optionalText('KAFKA_USERNAME', 'Account at Kafka, with KAFKA_PASSWORD.'),
  kafkaPassword: optionalText('KAFKA_PASSWORD', 'Its password.', true),
  kafkaSasl: oneOf(
    'KAFKA_SASL',
    ['plain', 'scram-sha-256', 'scram-sha-512'],
    'plain',
    'How the password is shown to Kafka; plain only over TLS.',
  ),
  kafkaTls: flag('KAFKA_TLS', false, 'Whether Kafka is spoken to over TLS.'),
  kafkaCa: optionalText(
    'KAFKA_CA',
    'PEM file of the authority that signed the certificates of Kafka, when no public one did; implies TLS.',
  ),
  kafkaPrefix: text(
    'KAFKA_PREFIX',
    'diem-bao',
    'Begins the names of topics and consumer groups on Kafka; each installation has its own.',
  ),
  pressSimulator: optionalText(
    'PRESS_SIMULATOR',
    'host:port that plays every .example host (demonstration and tests).',
  ),
  clockUrl: optionalText(
    'CLOCK_URL',
    'Driven clock of the simulator (demonstration and tests; only with PRESS_SIMULATOR).',
  ),
  gazetteerOverlay: optionalText('GAZETTEER_OVERLAY', 'JSON file of invented units (demonstration and tests).'),
  isDemo: flag('DEMO', false, 'Marks every page and export as illustrative data.'),
  firstRunCode: optionalText('FIRST_RUN_CODE', 'Fixed first-run code instead of a random one (tests).', true),
} as const

export type Settings = SettingsOf<typeof settingsShape>
