// Imported before the handler, which reads its environment once.
Object.assign(process.env, { AWS_REGION: 'us-east-1', AUDIT_TABLE: 'audit', AUDIT_BUCKET: 'copies' });
