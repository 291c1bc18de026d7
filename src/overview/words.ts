import type { DoorWords, Words } from '../../adapters/web/dashboard/index.ts';
import type { Speak } from '../dialogue/index.ts';

/** What the pages say besides the report's own words. */
export function wordsOf(say: Speak): Words {
  return {
    title: say('overview.title'),
    skip: say('overview.skip'),
    menu: say('overview.menu'),
    week: say('overview.week'),
    trends: say('overview.trends'),
    units: say('overview.units'),
    actions: say('overview.actions'),
    files: say('overview.files'),
    pickWeek: say('overview.pickWeek'),
    pickUnit: say('overview.pickUnit'),
    pickTrend: say('overview.pickTrend'),
    show: say('overview.show'),
    earlier: say('overview.earlier'),
    later: say('overview.later'),
    signedIn: say('overview.signedIn'),
    signOut: say('overview.signOut'),
    asTable: say('overview.asTable'),
    chartKeys: say('overview.chartKeys'),
    decide: say('overview.decide'),
    decided: say('overview.suggested.decided'),
    will: say('reportchat.will'),
    notNow: say('reportchat.notNow'),
    done: say('reportchat.already'),
    trendsLead: say('overview.trendsLead'),
    noTrend: say('overview.noTrend'),
    unitsLead: say('overview.unitsLead'),
    actionsLead: say('overview.actionsLead'),
    filesLead: say('overview.filesLead'),
    file: {
      pdf: say('overview.pdf'),
      xlsx: say('overview.xlsx'),
      csv: say('overview.csv'),
      json: say('overview.json'),
    },
    nothingTitle: say('overview.nothingTitle'),
    nothing: say('overview.nothing'),
    missingTitle: say('overview.missingTitle'),
    missing: say('overview.missing'),
    back: say('overview.back'),
    stale: say('overview.stale'),
  };
}

/** What is said to those who are not signed in. */
export function doorWordsOf(say: Speak): DoorWords {
  return {
    title: say('overview.title'),
    skip: say('overview.skip'),
    doorTitle: say('overview.door.title'),
    door: say('overview.door.text'),
    howTo: say('overview.door.howTo'),
    usedTitle: say('overview.door.usedTitle'),
    used: say('overview.door.used'),
    enterTitle: say('overview.door.enterTitle'),
    enter: say('overview.door.enter'),
    enterButton: say('overview.door.enterButton'),
    wrongTitle: say('overview.door.wrongTitle'),
    foreignHost: say('overview.door.foreignHost'),
    foreignOrigin: say('overview.door.foreignOrigin'),
    wrongMethod: say('overview.door.wrongMethod'),
    tooLarge: say('overview.door.tooLarge'),
    missing: say('overview.door.missing'),
    failed: say('overview.door.failed'),
  };
}
