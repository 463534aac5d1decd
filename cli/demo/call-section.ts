import type { CallRow } from '../../local/iam-service/call-log';
import { breakable, count, figure } from './page-format';
import type { Markup } from './page-markup';
import { markup } from './page-markup';
import type { CallsResult, RoleCalls } from './result';

/** Calls made and denied by role, and each denial with what is missing. */
export function callSection({ made, denied, roles, refused }: CallsResult): Markup {
  return markup`<p>${figure('calls.made', made, count(made))} calls with the roles' own credentials, checked against the synthesized policies: <strong class="${denied === 0 ? 'ok' : 'bad'}">${figure('calls.denied', denied, count(denied))} denied</strong>.</p>
${refused.length === 0 ? '' : refusedTable(refused)}
<div class="scroll tall" tabindex="0" role="region" aria-labelledby="calls-caption"><table id="calls"><caption id="calls-caption">Calls by role, the role with most calls first. Roles of AWS's own services end in amazonaws.com; the administrator deploys.</caption>
<thead><tr><th scope="col">Role</th><th scope="col" class="number">Calls</th><th scope="col" class="number">Denied</th><th scope="col">Services</th></tr></thead>
<tbody>${roles.map(row)}</tbody>
<tfoot><tr><th scope="row">All roles</th><td class="number">${figure('calls.made', made, count(made))}</td><td class="number">${figure('calls.denied', denied, count(denied))}</td><td></td></tr></tfoot></table></div>`;
}

function row({ role, calls, denied, services }: RoleCalls, i: number): Markup {
  return markup`<tr${denied === 0 ? '' : markup` class="alarm"`}><th scope="row" class="role">${roleName(role)}</th><td class="number">${figure(`calls.roles.${i}.calls`, calls, count(calls))}</td>
<td class="number">${figure(`calls.roles.${i}.denied`, denied, count(denied))}</td><td class="muted">${services.join(', ')}</td></tr>
`;
}

function refusedTable(refused: readonly CallRow[]): Markup {
  return markup`<div class="scroll" tabindex="0" role="region" aria-labelledby="refused-caption"><table id="refused"><caption id="refused-caption">Denied calls, with what decided.</caption>
<thead><tr><th scope="col">Role</th><th scope="col">Action</th><th scope="col">Resource</th><th scope="col">Why</th><th scope="col" class="number">Calls</th></tr></thead>
<tbody>${refused.map(
    ({ role, action, resource, statement, calls }, i) =>
      markup`<tr class="alarm"><th scope="row" class="role">${roleName(role)}</th><td>${action}</td><td class="what">${resource}</td><td class="what">${statement}</td><td class="number">${figure(`calls.refused.${i}.calls`, calls, count(calls))}</td></tr>
`,
  )}</tbody></table></div>`;
}

/** A role's name without what CloudFormation adds at its end. */
function roleName(role: string): Markup {
  return breakable(role.replace(/-[0-9A-Z]{12}$/, ''));
}
