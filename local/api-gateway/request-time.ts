const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `16/Feb/2001:00:30:00 +0000` */
export function requestTime(time: Date): string {
  const [date = '', clock = ''] = time.toISOString().split('T');
  const [year = '', , day = ''] = date.split('-');
  return `${day}/${MONTHS[time.getUTCMonth()] ?? ''}/${year}:${clock.slice(0, 8)} +0000`;
}
