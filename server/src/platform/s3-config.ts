import { ConfigError } from './config-error.ts';

/** A bucket of an S3-compatible store, and where in it. */
export interface S3Config {
  /** `https://s3.example.org`: the bucket is the first part of the path behind it. */
  endpoint: string;
  region: string;
  bucket: string;
  /** Empty, or with a slash at its end. */
  prefix: string;
  /** Null: as the AWS libraries find them, from files or the machine's role. */
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } | null;
}

/** Many stores know no regions, and sign with this one. */
const REGION = 'us-east-1';
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/** `folder/another`. */
const PREFIX = /^(?:[\w.-]+\/)*$/;

/** Null: files lie in the folder. Throws `ConfigError`, which tells nothing of the address: a key may stand anywhere in it. */
export function readS3(env: NodeJS.ProcessEnv): S3Config | null {
  const value = env['S3_URL'];
  if (!value) return null;
  const url = /^https?:\/\/[^/]/.test(value) && URL.canParse(value) ? new URL(value) : null;
  const [bucket = '', ...folders] = url ? url.pathname.slice(1).split('/') : [];
  const prefix = folders
    .filter(Boolean)
    .join('/')
    .replace(/$/, folders.some(Boolean) ? '/' : '');
  const region = url?.searchParams.get('region') || env['AWS_REGION'] || REGION;
  const credentials = url && credentialsOf(url, env);
  const isReadable = BUCKET.test(bucket) && PREFIX.test(prefix) && /^[\w-]+$/.test(region);
  const unknown = [...(url?.searchParams.keys() ?? [])].some((name) => name !== 'region');
  if (!url || !isReadable || unknown || url.hash || credentials === undefined) {
    throw new ConfigError(
      'S3_URL must look like https://KEY:SECRET@s3.example.org/bucket/folder?region=eu-central-1, with / in the secret as %2F.',
    );
  }
  return { endpoint: url.origin, region, bucket, prefix, credentials };
}

/** Those of the address before those of the environment; undefined: they cannot be read. */
function credentialsOf(
  { username, password }: URL,
  env: NodeJS.ProcessEnv,
): S3Config['credentials'] | undefined {
  if (username || password) {
    if (!username || !password) return undefined;
    try {
      return { accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) };
    } catch {
      return undefined;
    }
  }
  const [accessKeyId, secretAccessKey, sessionToken] = [
    env['AWS_ACCESS_KEY_ID'],
    env['AWS_SECRET_ACCESS_KEY'],
    env['AWS_SESSION_TOKEN'],
  ];
  if (!accessKeyId && !secretAccessKey) return null;
  if (!accessKeyId || !secretAccessKey) {
    throw new ConfigError('S3_URL needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY together.');
  }
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}
