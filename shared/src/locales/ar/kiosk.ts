import type { Catalogue } from '../catalogue.ts';

export default {
  heading: 'قيد العمل',
  aliasNote: 'تتغير الأسماء كل يوم، ولا يعرفها إلا صاحبها',
  left: 'بقي {{time}}',
  pageOf: 'صفحة {{page}} من {{pages}}',
  follow: {
    title: 'تابع قضيتك',
    scan: 'امسح الرمز أو افتح',
    enter: 'أدخل الرقم والرمز من بطاقة القضية',
    watch: 'كل خطوة أمامك في أي وقت',
    help: 'لا تحمل بطاقة؟ اسأل الاستقبال.',
    qrLabel: 'رمز الاستجابة السريعة لفتح صفحة القضية',
  },
  figure: {
    receivedToday: 'بلاغات اليوم',
    openWindows: 'ضمن النافذة الآن',
    firstWord: 'أول خبر بعد',
    minutes_zero: 'دقيقة',
    minutes_one: 'دقيقة',
    minutes_two: 'دقيقة',
    minutes_few: 'دقائق',
    minutes_many: 'دقيقة',
    minutes_other: 'دقيقة',
  },
  age: 'البيانات {{ago}}',
  empty: {
    title: 'لا توجد قضايا قيد المشاركة الآن',
    text: 'بعد الموافقة يظهر هنا الاسم والوقت المتبقي.',
  },
  starting: { title: 'جارٍ الاتصال', text: 'لحظة من فضلك، ستعود الشاشة وحدها.' },
  resting: { title: 'نعود بعد لحظات', text: 'الشاشة تستعيد عملها وحدها.' },
  pairing: {
    title: 'إقران هذه الشاشة',
    enter: 'يُدخل أحد رجال الشرطة هذه الأرقام الستة في لوحة العمل.',
    renews: 'تتجدد الأرقام وحدها.',
    fetching: 'أرقام جديدة في الطريق.',
  },
  /** Said by the server at an address that leads nowhere; here because the phone does not load this catalogue. */
  unknownPage: {
    title: 'لا توجد صفحة بهذا العنوان',
    text: 'ربما كُتب العنوان خطأ، أو لم تعد الصفحة موجودة.',
    home: 'إلى الصفحة الأولى',
  },
  language: { 'zh-Hans': '中文', en: 'English', ar: 'العربية' },
  languageShort: { 'zh-Hans': '中文', en: 'EN', ar: 'ع' },
} satisfies Catalogue;
