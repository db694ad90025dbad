import { inject } from 'vitest';

// Departments' tests take an embedded database unless they are told of a server.
process.env.TEST_POSTGRES_URL = inject('postgresUrl');
