import type { Catalogue } from '../catalogue.ts';

export default {
  heading: '正在办理',
  aliasNote: '代称每天更换，只有本人知道是谁',
  left: '还剩 {{time}}',
  pageOf: '第 {{page}} 页，共 {{pages}} 页',
  follow: {
    title: '在手机上看',
    scan: '扫码，或打开',
    enter: '输入凭证上的编号和访问码',
    watch: '每一步进展，随时能看到',
    help: '没有凭证？请问接待台。',
    qrLabel: '打开案件网页的二维码',
  },
  figure: {
    receivedToday: '今日接报',
    openWindows: '速破窗口内',
    firstWord: '首次告知平均',
    minutes_other: '分钟',
  },
  age: '数据 {{ago}}',
  empty: {
    title: '现在没有正在共享的案件',
    text: '审批通过后，代称和剩余时间会出现在这里。',
  },
  starting: { title: '正在连接', text: '请稍等，屏幕会自己接上。' },
  resting: { title: '马上回来', text: '屏幕正在自己恢复。' },
  pairing: {
    title: '配对这块屏幕',
    enter: '请民警在工作台输入这六个数字。',
    renews: '数字会自己更换。',
    fetching: '正在取新的数字。',
  },
  /** Said by the server at an address that leads nowhere; here because the phone does not load this catalogue. */
  unknownPage: {
    title: '没有这一页',
    text: '网址可能写错了，或者页面已经不在。',
    home: '回到阳光坐席首页',
  },
  language: { 'zh-Hans': '中文', en: 'English', ar: 'العربية' },
  languageShort: { 'zh-Hans': '中文', en: 'EN', ar: 'ع' },
} satisfies Catalogue;
