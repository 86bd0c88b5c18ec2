import { RECORD_TYPE } from '../../core/exchange/envelope.ts';
import { pemOf } from '../../platform/keys.ts';

/**
 * What an outsider runs beside the signed file: it takes the bytes out, puts before them what a signature of DSSE 1.0 is over ("DSSEv1", the type and both lengths),
 * and has openssl verify the two signatures under the two keys. Needs a shell, sed, base64 and openssl 3.
 */
export const verifyScript = (id: string, signing: string, releasing: string): string => `f=${id}.dsse.json
cat > signing.pem <<'END'
${pemOf(signing)}END
cat > releasing.pem <<'END'
${pemOf(releasing)}END
sed -E 's/.*"payload":"([^"]*)".*/\\1/' $f | base64 -d > record.json
sed -E 's/.*"signatures":\\[[^}]*"sig":"([^"]*)".*/\\1/' $f | base64 -d > signing.sig
sed -E 's/.*"sig":"([^"]*)".*/\\1/' $f | base64 -d > releasing.sig
(printf 'DSSEv1 ${RECORD_TYPE.length} ${RECORD_TYPE} %s ' $(($(wc -c < record.json))); cat record.json) > signed.bin
for k in signing releasing; do openssl pkeyutl -verify -pubin -inkey $k.pem -rawin -in signed.bin -sigfile $k.sig; done`;
