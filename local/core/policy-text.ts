import type { PolicyDocument } from './service';

/** At this many texts those known so far are forgotten. */
const MAX_TEXTS = 1000;

const documents = new Map<string, PolicyDocument>();

/** The policy that a JSON text holds: the same object for the same text, so that it is compiled once and not for each call. */
export function policyOfText(text: string): PolicyDocument {
  const known = documents.get(text);
  if (known) {
    return known;
  }
  if (documents.size >= MAX_TEXTS) {
    documents.clear();
  }
  const document = JSON.parse(text) as PolicyDocument;
  documents.set(text, document);
  return document;
}
