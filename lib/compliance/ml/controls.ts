/** Controls that a rule is mapped to. A mapping says which requirement a rule serves; it is no statement of compliance. */
export interface Controls {
  /** AWS Security Hub CSPM controls that check the same on running resources. */
  readonly securityHub: readonly string[];
  /** NIST SP 800-53 revision 5. */
  readonly nist: readonly string[];
  /** Paragraphs of the HIPAA Security Rule, 45 CFR. */
  readonly hipaa: readonly string[];
  /** Requirements of PCI DSS 4.0.1. */
  readonly pci: readonly string[];
  /** Articles of the GDPR. */
  readonly gdpr: readonly string[];
}

/** A subject of the frameworks, without Security Hub, which numbers controls by resource. */
type Subject = Omit<Controls, 'securityHub'>;

/** Data at rest is encrypted under keys of one's own. */
const ENCRYPTION_AT_REST: Subject = {
  nist: ['SC-12', 'SC-13', 'SC-28', 'SC-28(1)'],
  hipaa: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)'],
  pci: ['3.5.1', '3.6.1'],
  gdpr: ['32(1)(a)'],
};

/** Data on its way is encrypted. */
const ENCRYPTION_IN_TRANSIT: Subject = {
  nist: ['SC-8', 'SC-8(1)', 'SC-13'],
  hipaa: ['164.312(e)(1)', '164.312(e)(2)(i)'],
  pci: ['4.2.1'],
  gdpr: ['32(1)(a)'],
};

/** What may speak to what is decided by networks. */
const NETWORK_BOUNDARY: Subject = {
  nist: ['AC-4', 'AC-4(21)', 'SC-7', 'SC-7(3)', 'SC-7(4)', 'SC-7(11)'],
  hipaa: ['164.312(a)(1)', '164.312(e)(1)'],
  pci: ['1.3.1', '1.3.2', '1.4.4'],
  gdpr: ['5(1)(f)', '32(1)(b)'],
};

/** Nobody may do more than the task needs. */
const LEAST_PRIVILEGE: Subject = {
  nist: ['AC-2(1)', 'AC-3(7)', 'AC-6', 'AC-6(2)', 'AC-6(10)'],
  hipaa: ['164.308(a)(3)(i)', '164.312(a)(1)'],
  pci: ['7.2.1', '7.2.2'],
  gdpr: ['25(2)', '32(1)(b)'],
};

/** Every act leads to one person. */
const IDENTITY: Subject = {
  nist: ['AC-2', 'AU-3', 'AU-10', 'IA-2'],
  hipaa: ['164.312(a)(2)(i)', '164.312(b)', '164.312(d)'],
  pci: ['8.2.1', '10.2.1'],
  gdpr: ['5(2)', '32(1)(b)'],
};

/** A failure of one part is no failure of the service. */
const AVAILABILITY: Subject = {
  nist: ['CP-10', 'SC-5', 'SC-36'],
  hipaa: ['164.308(a)(7)(i)'],
  pci: ['12.10.1'],
  gdpr: ['32(1)(b)'],
};

/** What runs is what was reviewed and approved. */
const INTEGRITY: Subject = {
  nist: ['CM-14', 'SI-7', 'SI-7(1)', 'SR-4'],
  hipaa: ['164.312(c)(1)'],
  pci: ['6.3.2', '6.5.1'],
  gdpr: ['5(1)(f)', '32(1)(b)'],
};

/** Software gets its security fixes. */
const SUPPORTED_SOFTWARE: Subject = {
  nist: ['SA-22', 'SI-2'],
  hipaa: ['164.308(a)(5)(ii)(B)'],
  pci: ['6.3.3', '12.3.4'],
  gdpr: ['32(1)(b)'],
};

/** Lost data comes back. */
const RECOVERY: Subject = {
  nist: ['CP-9', 'CP-9(8)', 'CP-10'],
  hipaa: ['164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)'],
  pci: ['12.10.1'],
  gdpr: ['32(1)(c)'],
};

/** A change that does harm is taken back. */
const CHANGE_CONTROL: Subject = {
  nist: ['CM-3', 'CM-3(2)', 'CP-10', 'SC-24'],
  hipaa: ['164.308(a)(7)(i)'],
  pci: ['6.5.1'],
  gdpr: ['32(1)(b)'],
};

/** What happens is seen. */
const MONITORING: Subject = {
  nist: ['AU-2', 'AU-12', 'SI-4'],
  hipaa: ['164.308(a)(1)(ii)(D)', '164.312(b)'],
  pci: ['10.2.1', '10.4.1'],
  gdpr: ['32(1)(d)'],
};

/** Settings are checked before they are deployed. */
const CONFIGURATION: Subject = {
  nist: ['CM-2', 'CM-6'],
  hipaa: ['164.308(a)(8)'],
  pci: ['2.2.1'],
  gdpr: ['32(1)(d)'],
};

const SUBJECTS = {
  ENCRYPTION_AT_REST,
  ENCRYPTION_IN_TRANSIT,
  NETWORK_BOUNDARY,
  LEAST_PRIVILEGE,
  IDENTITY,
  AVAILABILITY,
  INTEGRITY,
  SUPPORTED_SOFTWARE,
  RECOVERY,
  CHANGE_CONTROL,
  MONITORING,
  CONFIGURATION,
};

/** The controls of a subject, with those of Security Hub that check the same. */
export function controlsOf(subject: keyof typeof SUBJECTS, ...securityHub: readonly string[]): Controls {
  return { securityHub, ...SUBJECTS[subject] };
}
