import type { StatementCheck } from './statement-check';

/** What is allowed is allowed to somebody: `*` stands only in the policies of VPC endpoints, which limit. */
export const principalsNamed: StatementCheck = ({ Effect, Principal, ...rest }, { use }) => {
  if ('NotPrincipal' in rest && Effect === 'Allow') {
    return ['allows everybody but some: name the principals'];
  }
  const everybody = Principal === '*' || (typeof Principal === 'object' && [Principal['AWS'] ?? []].flat().includes('*'));
  return everybody && Effect === 'Allow' && use !== 'endpoint' ? ['allows everybody: name the principals'] : [];
};
