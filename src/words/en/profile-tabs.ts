/** The parts of a profile below its token card. */
export const profileTabs = {
  label: 'More about this profile',
  names: {
    claims: 'Claims',
    registration: 'Registration',
    guide: 'Set-up guide',
    consent: 'Admin consent',
    probe: 'Test call',
    doctor: 'Doctor',
    activity: 'Activity'
  }
} as const
