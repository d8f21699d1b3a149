import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface KeyPair {
  id: string;
  secret: string;
}

const SCHEME =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/;
const SKEW_MILLISECONDS = 900_000;
/** What else could be changed on the way. */
const MUST_BE_SIGNED = ['host', 'x-amz-content-sha256', 'x-amz-date'];

/**
 * What is wrong with a request, by the store's own word for it; null: nothing. Signature version 4 as it is documented
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
 */
export function faultOfSignature(
  request: IncomingMessage,
  body: Buffer,
  region: string,
  key: KeyPair,
): string | null {
  const { headers } = request;
  if (headers.authorization === undefined) return 'AccessDenied';
  const [, id, day, saidRegion, signed, signature] = SCHEME.exec(headers.authorization) ?? [];
  if (!id || !day || !signed || !signature) return 'AuthorizationHeaderMalformed';
  if (saidRegion !== region) return 'AuthorizationHeaderMalformed';
  if (id !== key.id) return 'InvalidAccessKeyId';
  const names = signed.split(';');
  const every = [...MUST_BE_SIGNED, ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  if (!every.every((name) => names.includes(name))) return 'AccessDenied';
  const date = String(headers['x-amz-date']);
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!date.startsWith(day) || !(Math.abs(Date.now() - at) < SKEW_MILLISECONDS))
    return 'RequestTimeTooSkewed';
  const said = String(headers['x-amz-content-sha256']);
  if (said !== 'UNSIGNED-PAYLOAD' && said !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const canonical = sha256(canonicalRequest(request, names, said));
  const toSign = ['AWS4-HMAC-SHA256', date, `${day}/${region}/s3/aws4_request`, canonical].join('\n');
  const steps = [day, region, 's3', 'aws4_request', toSign];
  const own = steps.reduce<Buffer>((from, step) => hmac(from, step), Buffer.from(`AWS4${key.secret}`));
  return timingSafeEqual(own, Buffer.from(signature, 'hex')) ? null : 'SignatureDoesNotMatch';
}

function canonicalRequest({ method, url, headers }: IncomingMessage, names: string[], hash: string): string {
  const [path = '', query = ''] = url!.split('?');
  const parameters = query
    .split('&')
    .filter(Boolean)
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
    .map((pair) =>
      pair
        .split('=')
        .map((part) => encoded(decodeURIComponent(part)))
        .join('='),
    )
    .sort();
  const lines = names.map((name) => `${name}:${String(headers[name]).trim().replace(/ +/g, ' ')}\n`);
  const where = path
    .split('/')
    .map((part) => encoded(decodeURIComponent(part)))
    .join('/');
  return [method, where, parameters.join('&'), lines.join(''), names.join(';'), hash].join('\n');
}

/** All but the unreserved characters of RFC 3986. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');
const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
