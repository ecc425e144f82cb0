import type { CaseKind, Milestone, Visibility } from '@sunshine-seat/shared/domain/case-state.ts';
import type { ItemState } from '@sunshine-seat/shared/domain/items.ts';
import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import type { LookoutAnswer } from '@sunshine-seat/shared/domain/lookouts.ts';

/** One step of a story, minutes before now. */
export type Step = { at: number } & (
  | { post: Milestone | null; note?: string; place?: string; visibility?: Visibility; by?: string }
  | { assign: string }
  | { ask: string; minutes?: number; withPlaces?: true }
  | { approve: string }
  | { promise: number }
  | { lookout: string; place: string | null; isTold: boolean }
  | { answer: LookoutAnswer; place: string | null; by: string }
  /** Where the first of the reported items is now. */
  | { item: ItemState }
);

/** Badge of the desk that takes the reports, and of the patrol that is out. */
export const DESK = '031145';
const PATROL = '061530';

export interface Story {
  kind: CaseKind;
  /** Minutes before now. */
  occurred: number;
  received: number;
  place: string;
  what: string;
  items: { name: string; marks: string | null }[];
  complainant: { name: string; phone: string; language: Language };
  officer: string | null;
  steps: Step[];
  /** The case whose pass is shown at the start. */
  isShown?: true;
}

/** The cases of the demonstration station, oldest first. */
export const demoStories: readonly Story[] = [
  {
    kind: 'dispute',
    occurred: 1300,
    received: 1260,
    place: '国际商贸城二区',
    what: '一批货的尾款没有结清，双方对质量说法不一。',
    items: [],
    complainant: { name: '哈立德', phone: '13900000371', language: 'ar' },
    officer: '038820',
    steps: [
      { at: 1250, post: 'case_accepted', by: DESK },
      { at: 1249, assign: '038820' },
      { at: 1200, post: 'mediation_started' },
      { at: 1199, promise: 900 },
    ],
  },
  {
    kind: 'lost_property',
    occurred: 330,
    received: 320,
    place: '人民公园东门',
    what: '钱包可能掉在长椅上。',
    items: [{ name: '棕色钱包', marks: '内有身份证' }],
    complainant: { name: '吴女士', phone: '13900000373', language: 'zh-Hans' },
    officer: '052907',
    steps: [
      { at: 315, post: 'case_accepted', by: DESK },
      { at: 314, assign: '052907' },
      { at: 280, post: 'investigation_started' },
      { at: 279, promise: 120 },
    ],
  },
  {
    kind: 'theft',
    occurred: 166,
    received: 150,
    place: '城中菜场西侧车棚',
    what: '停在车棚的电动车不见了，车锁被剪断。',
    items: [{ name: '红色电动车', marks: '车架号尾号 8841' }],
    complainant: { name: '何先生', phone: '13900000379', language: 'zh-Hans' },
    officer: '047218',
    steps: [
      { at: 148, post: 'case_accepted', by: DESK },
      { at: 147, assign: '047218' },
      { at: 143, ask: '报案人记得可疑人员的衣着，需要同步核对。' },
      { at: 139, approve: '029316' },
      { at: 120, post: 'investigation_started' },
      { at: 60, post: 'scene_visited', note: '车棚和两个出口都看过了。' },
      { at: 59, promise: -3 },
      {
        at: 58,
        lookout: '红色电动车，车架号尾号 8841，车锁被剪断。',
        place: '城中菜场周边修车店',
        isTold: false,
      },
      { at: 44, answer: 'seen', place: '后街 12 号修车店门口', by: PATROL },
    ],
  },
  {
    kind: 'lost_property',
    occurred: 142,
    received: 130,
    place: '12 路公交车',
    what: '背包落在公交车后排。',
    items: [{ name: '黑色背包', marks: '挂着一只布老虎' }],
    complainant: { name: '林同学', phone: '13900000380', language: 'zh-Hans' },
    officer: '052907',
    steps: [
      { at: 125, post: 'case_accepted', by: DESK },
      { at: 124, assign: '052907' },
      { at: 123, promise: 15 },
      { at: 26, item: 'recovered' },
    ],
  },
  {
    kind: 'theft',
    occurred: 99,
    received: 82,
    place: '青年路公交站',
    what: '上车时手机还在包里，下一站就不见了。有人靠得很近，穿灰色外套。',
    items: [{ name: '黑色手机', marks: '尾号 7723，透明手机壳' }],
    complainant: { name: '刘先生', phone: '13900000382', language: 'zh-Hans' },
    officer: '047218',
    isShown: true,
    steps: [
      { at: 80, post: 'case_accepted', by: DESK },
      { at: 79, assign: '047218' },
      { at: 76, ask: '报案人认得出嫌疑人的衣着，需要一起看进展。', withPlaces: true },
      { at: 73, approve: '029316' },
      { at: 68, post: 'investigation_started' },
      {
        at: 49,
        lookout: '男，灰色外套，蓝色口罩，背黑色双肩包，往人民广场方向走。',
        place: '青年路到人民广场一带',
        isTold: true,
      },
      {
        at: 36,
        post: null,
        note: '调取公交站 03 号探头 12:30 至 12:50，登记单已填。',
        visibility: 'internal',
      },
      { at: 31, answer: 'not_found', place: '青年路地下通道', by: PATROL },
      { at: 28, post: 'video_lead_found', note: '有人靠近您的背包。', place: '青年路公交站' },
      {
        at: 5,
        post: null,
        note: '与上周人民路案件衣着一致，暂不告知，防止走漏。',
        visibility: 'internal',
        by: '052907',
      },
      { at: 2, post: 'suspect_identified', note: '灰色外套、蓝色口罩，往人民广场方向走了。' },
      { at: 1, promise: 20 },
    ],
  },
  {
    kind: 'fraud',
    occurred: 87,
    received: 70,
    place: '报案人家中',
    what: '冒充客服，以退款为名转走了钱。',
    items: [{ name: '转账 4,800 元', marks: null }],
    complainant: { name: '郑女士', phone: '13900000383', language: 'zh-Hant' },
    officer: '052907',
    steps: [
      { at: 66, post: 'case_accepted', by: DESK },
      { at: 65, assign: '052907' },
      { at: 50, post: 'investigation_started' },
      { at: 8, ask: '止付正在进行，报案人需要随时配合。' },
      { at: 7, promise: 25 },
    ],
  },
  {
    kind: 'robbery',
    occurred: 61,
    received: 55,
    place: '滨江步道三号桥下',
    what: '项链被一名骑车男子抢走。',
    items: [{ name: '金项链', marks: '心形吊坠' }],
    complainant: { name: 'Sara Haddad', phone: '13900000385', language: 'ar' },
    officer: '047218',
    steps: [
      { at: 53, post: 'case_accepted', by: DESK },
      { at: 52, assign: '047218' },
      { at: 47, ask: '报案人看清了嫌疑人的车，需要同步辨认。' },
      { at: 40, approve: '029316' },
      { at: 38, post: 'investigation_started' },
      { at: 25, post: 'suspect_identified' },
      { at: 10, post: 'suspect_apprehended', note: '人已带回，正在找项链。' },
      { at: 9, promise: 30 },
      { at: 6, item: 'located' },
    ],
  },
  {
    kind: 'theft',
    occurred: 48,
    received: 38,
    place: '义乌街 18 号咖啡馆',
    what: 'Phone taken from the table while ordering.',
    items: [{ name: 'White phone', marks: 'cracked corner' }],
    complainant: { name: 'Daniel Meyer', phone: '+86 13900000386', language: 'en' },
    officer: '052907',
    steps: [
      { at: 36, post: 'case_accepted', by: DESK },
      { at: 35, assign: '052907' },
      { at: 32, ask: '报案人可以辨认，语言不通，线上同步更清楚。' },
      { at: 29, approve: '029316' },
      { at: 20, post: 'investigation_started' },
      { at: 19, promise: 40 },
    ],
  },
  {
    kind: 'theft',
    occurred: 5,
    received: 3,
    place: '火车站北广场',
    what: '排队时行李箱被拿走。',
    items: [{ name: '银色行李箱', marks: '贴有向日葵贴纸' }],
    complainant: { name: '黄先生', phone: '13900000389', language: 'zh-Hans' },
    officer: null,
    steps: [],
  },
];
