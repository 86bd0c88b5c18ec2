import { fingerprint } from '../../core/exchange/envelope.ts';
import { means, type Node } from '../../platform/keys.ts';

/** What a node shows of itself, for the directory: no secret is in it. */
export const cardOf = ({ net, node, name, endpoint, identity, signing, signer, retired = [], releasing, releaser }: Node): object => ({
  net, fingerprint: fingerprint(means.sha256(Buffer.from(identity.key, 'base64'))), key: signer.keyid,
  member: { id: node, name: { en: name }, status: 'active', endpoint, identity: identity.key, keys: [...retired.map((one) => ({ ...one, compromised: null })), { key: signer.key, from: signing.from, until: null, compromised: null, endorsement: signing.endorsement }],
    ...(releasing && releaser ? { releasing: [{ key: releaser.key, from: releasing.from, until: null, compromised: null, endorsement: releasing.endorsement }] } : {}) },
});
