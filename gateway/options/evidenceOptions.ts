import { resolve } from 'node:path';
import { Option } from 'commander';
import type { GatewayConfig } from '../config/GatewayConfig.ts';
import type { OptionGroup } from './OptionGroup.ts';
import { parseCount } from './parseNumber.ts';

/** 政务数据共享条例 art. 29: sharing records are kept for at least three years. */
const FEWEST_YEARS = 3;

/** What is kept of each request, and where. */
export const evidenceOptions: OptionGroup<Pick<GatewayConfig, 'evidence'>> = {
  heading: 'Evidence:',
  options: () => [
    new Option('--evidence-directory <folder>', 'keep evidence of each request here (none is kept)').env('EVIDENCE_DIRECTORY'),
    new Option('--evidence-hash <name>', 'of new chains: GB/T 32905 or FIPS 180-4')
      .choices(['sm3', 'sha256'])
      .env('EVIDENCE_HASH')
      .default('sm3'),
    new Option('--evidence-key-file <file>', 'Ed25519 key, PEM, mode 0600 (<folder>.key.pem, made at the first start)').env(
      'EVIDENCE_KEY_FILE',
    ),
    new Option(
      '--evidence-salt-file <file>',
      'what persons are hashed with, mode 0600 (<folder>.salt, made at the first start)',
    ).env('EVIDENCE_SALT_FILE'),
    new Option('--evidence-grace <ms>', 'while nothing can be written, what concerns no person is answered for so long')
      .env('EVIDENCE_GRACE')
      .argParser(parseCount)
      .default(60 * 60_000),
    new Option('--evidence-gather <ms>', 'while many ask, their records wait for each other so long at most')
      .env('EVIDENCE_GATHER')
      .argParser(parseCount)
      .default(25),
    new Option('--evidence-retention <years>', 'evidence older than that is reported, and never deleted; at least 3')
      .env('EVIDENCE_RETENTION')
      .argParser(parseCount)
      .default(FEWEST_YEARS),
    new Option('--evidence-persons <number>', 'most persons listed, as salted hashes, in one record')
      .env('EVIDENCE_PERSONS')
      .argParser(parseCount)
      .default(1000),
    new Option(
      '--evidence-bodies <file>',
      'keep what departments answer, encrypted to them: public keys, JSON {department: JWK}',
    ).env('EVIDENCE_BODIES'),
    new Option('--evidence-answer-digests', 'records tell, by a salted hash, which answer was given').env(
      'EVIDENCE_ANSWER_DIGESTS',
    ),
  ],
  read: ({ options, fail }) => {
    const { evidenceDirectory, evidenceHash: hash, evidenceKeyFile, evidenceSaltFile } = options;
    const { evidenceAnswerDigests: keepsAnswer = false, evidenceBodies: bodyKeys } = options;
    const {
      evidenceGrace: grace,
      evidenceRetention: retentionYears,
      evidencePersons: maxPersons,
      evidenceGather: gatherFor,
    } = options;
    if (retentionYears < FEWEST_YEARS)
      fail(
        `--evidence-retention ${retentionYears}: sharing records must be kept for at least ${FEWEST_YEARS} years (政务数据共享条例 art. 29)`,
      );
    if (!evidenceDirectory) return {};
    const directory = resolve(evidenceDirectory);
    const keyFile = evidenceKeyFile ?? `${directory}.key.pem`;
    const saltFile = evidenceSaltFile ?? `${directory}.salt`;
    return {
      evidence: { directory, hash, keyFile, saltFile, grace, retentionYears, maxPersons, keepsAnswer, gatherFor, bodyKeys },
    };
  },
};
