import { breakable, count, figure } from '../page-format';
import type { Markup } from '../page-markup';
import { markup } from '../page-markup';
import { layoutFlows } from './flow-layout';
import type { Deed, MapDataUse, MapStack, PlatformMap } from './platform-map';
import { deedText } from './platform-map';
import { countText } from './resource-kinds';
import { stackTitle } from './stack-box';

/** The picture's stacks with what each has. */
export function stackTable({ stacks }: PlatformMap): Markup {
  const row = ({ name, counts, resources }: MapStack, i: number): Markup =>
    markup`<tr><th scope="row" class="role">${breakable(name)}</th><td>${counts.map(countText).join(', ')}</td><td class="number">${figure(`platform.stacks.${i}.resources`, resources, count(resources))}</td></tr>
`;
  return markup`<div class="scroll" tabindex="0" role="region" aria-labelledby="stacks-caption"><table id="stacks"><caption id="stacks-caption">Stacks in the order of the life cycle, with their main resources.</caption>
<thead><tr><th scope="col">Stack</th><th scope="col">Main resources</th><th scope="col" class="number">All</th></tr></thead>
<tbody>${stacks.map(row)}</tbody></table></div>`;
}

/** The picture's arrows under their numbers, and what each stack does with the data of others. */
export function flowTable({ stacks, flows, data }: PlatformMap): Markup {
  const names = stacks.filter(({ runs }) => runs).map(({ name }) => name);
  const title = (name: string): string => stacks.filter((stack) => stack.name === name).map(stackTitle)[0] ?? name;
  return markup`<div class="scroll" tabindex="0" role="region" aria-labelledby="flows-caption"><table id="flows"><caption id="flows-caption">What goes between the stacks; the numbers are those of the picture.</caption>
<thead><tr><th scope="col" class="number">No.</th><th scope="col">From</th><th scope="col">To</th><th scope="col">What</th></tr></thead>
<tbody>${layoutFlows(names, flows).map(
    ({ flow, number }) =>
      markup`<tr><td class="number">${number}</td><td>${title(flow.from)}</td><td>${title(flow.to)}</td><td>${deeds(flow.what)}</td></tr>
`,
  )}${data.map((use) => dataRow({ ...use, owner: title(use.owner), user: title(use.user) }))}</tbody></table></div>`;
}

function dataRow({ owner, user, what }: MapDataUse): Markup {
  return markup`<tr><td class="number muted">data</td><td>${owner}</td><td>${user}</td><td>${deeds(what)}</td></tr>
`;
}

function deeds(what: readonly Deed[]): Markup {
  return breakable(what.map(deedText).join(', '));
}
