import { hash } from 'node:crypto';
import { CallerError } from '../../errors.ts';
import type { GraphQLParameters } from '../../http/readGraphQLRequest.ts';
import type { OperationRequest } from '../prepareOperation.ts';
import { isSha256, plainId } from './documentId.ts';
import type { PersistedDocument } from './PersistedDocument.ts';
import type { PersistedDocuments } from './PersistedDocuments.ts';

/**
 * The document that a caller sends, or names by its identifier
 * (https://graphql.github.io/graphql-over-http/draft/#sec-Appendix-Persisted-Documents, and Apollo's automatic persisted queries).
 * Codes and messages are those that Apollo's clients look for.
 * @throws CallerError PERSISTED_QUERY_NOT_FOUND, PERSISTED_QUERY_NOT_SUPPORTED, PERSISTED_QUERY_HASH_MISMATCH, PERSISTED_ONLY
 */
export function findDocument(parameters: GraphQLParameters, documents: PersistedDocuments): OperationRequest {
  if (parameters.documentId === undefined) {
    if (documents.only) throw persistedOnly();
    return parameters;
  }
  const { operationName } = parameters;
  const id = plainId(parameters.documentId);
  const document =
    documents.find(id) ?? (parameters.query === undefined ? undefined : registerDocument(id, parameters.query, documents));
  if (document === undefined) throw notFound(documents);
  if (parameters.query !== undefined && parameters.query !== document.text) throw mismatch();
  return { query: document.text, operationName, key: document.keyOf(operationName) };
}

function registerDocument(id: string, text: string, documents: PersistedDocuments): PersistedDocument {
  if (documents.only) throw persistedOnly();
  if (!documents.mayGrow) throw notSupported();
  // Without this check one caller could put its own document in the place of another's.
  if (!isSha256(id) || hash('sha256', text) !== id) throw mismatch();
  return documents.register(id, text);
}

function notFound(documents: PersistedDocuments): CallerError {
  return documents.areServed ? new CallerError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound') : notSupported();
}

function notSupported(): CallerError {
  return new CallerError('PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported');
}

function mismatch(): CallerError {
  return new CallerError(
    'PERSISTED_QUERY_HASH_MISMATCH',
    'The identifier does not belong to the document sent with it. It must be the lower-case hexadecimal SHA-256 of the exact text in UTF-8.',
  );
}

function persistedOnly(): CallerError {
  return new CallerError(
    'PERSISTED_ONLY',
    'Only documents registered with this gateway are served. Send "documentId" instead of "query"; the operator adds documents to its manifest.',
  );
}
