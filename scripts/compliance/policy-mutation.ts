import { SYNTHESIZED } from './folders';
import type { Part } from './part';
import { assembledPolicies } from './permissions/environments';
import { isEquivalent } from './permissions/mutants/equivalent-mutants';
import type { PolicyMutant } from './permissions/mutants/mutants-of';
import { mutate } from './permissions/mutants/surviving-mutants';

/** Share of the mutants that must be noticed, and how many there must be for the share to say something. */
const REQUIRED_PERCENT = 95;
const REQUIRED_MUTANTS = 800;
/** Largest share that may be listed as equivalent. */
const EQUIVALENT_PERCENT = 2;

/** Every policy of every environment is changed for the worse in every single way; the tables of decisions and the static checks notice. */
export async function policyMutation(): Promise<Part> {
  const results = await Promise.all(assembledPolicies(SYNTHESIZED).map(mutate));
  const mutants = results.reduce((sum, each) => sum + each.mutants, 0);
  const survivors = results.flatMap((each) => each.survivors);
  const unexplained = survivors.filter((each) => !isEquivalent(each));
  const equivalent = survivors.length - unexplained.length;
  const counted = mutants - equivalent;
  const percent = Math.floor((1000 * (counted - unexplained.length)) / counted) / 10;
  const failed = percent < REQUIRED_PERCENT;
  return {
    name: 'policy mutation',
    figures: { mutants, killed: counted - unexplained.length, survived: unexplained.length, equivalent, 'killed percent': percent },
    problems: [
      ...(mutants < REQUIRED_MUTANTS ? [`policies must have at least ${REQUIRED_MUTANTS} mutants, got ${mutants}`] : []),
      ...(equivalent > (mutants * EQUIVALENT_PERCENT) / 100
        ? [`at most ${EQUIVALENT_PERCENT} % may be equivalent, got ${equivalent}`]
        : []),
      ...(failed ? [`at least ${REQUIRED_PERCENT} % of the mutants must be noticed, got ${percent} %`, ...unexplained.map(text)] : []),
    ],
  };
}

function text({ policy, place, operator, change }: PolicyMutant): string {
  return `${policy.name}, statement ${place}: nobody notices "${operator}" (${change}); add a decision to scripts/compliance/permissions/cases`;
}
