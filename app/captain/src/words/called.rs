//! What groups, papers and dates are called.

ui::words! {
    GR_ALONE: "独居" | "獨居" | "living alone";
    GR_EMPTY_NEST: "空巢" | "空巢" | "empty nest";
    GR_OVER_70: "70 岁以上" | "70 歲以上" | "over 70";
    GR_OVER_80: "80 岁以上" | "80 歲以上" | "over 80";
    GR_DISABLED: "残疾" | "殘疾" | "disabled";
    GR_VETERAN: "退役军人" | "退役軍人" | "veteran";
    GR_LOW_INCOME: "低收入" | "低收入" | "low income";
    GR_EXPECTING: "孕期" | "孕期" | "expecting";
    GR_LEFT_BEHIND: "留守儿童" | "留守兒童" | "left-behind child";
    GR_ILL: "慢性病" | "慢性病" | "chronic illness";
    GR_HOMEBOUND: "行动不便" | "行動不便" | "homebound";
    PA_ID: "身份证" | "身份證" | "identity card";
    PA_BOOK: "户口本" | "戶口本" | "household book";
    PA_PORTRAIT: "一寸照片" | "一寸照片" | "portrait photo";
    PA_VETERAN: "退伍证" | "退伍證" | "veteran's papers";
    PA_DISABILITY: "残疾证" | "殘疾證" | "disability card";
    PA_MARRIAGE: "结婚证" | "結婚證" | "marriage certificate";
    PA_PREGNANCY: "孕检证明" | "孕檢證明" | "pregnancy record";
    PA_LOW_INCOME: "低保证" | "低保證" | "low-income certificate";
    PA_BANK: "银行卡" | "銀行卡" | "bank card";
    PA_MEDICAL: "医保卡" | "醫保卡" | "medical card";
    PA_DIAGNOSIS: "诊断证明" | "診斷證明" | "diagnosis";
    PA_RESIDENCE: "居住证" | "居住證" | "residence permit";
    PA_FORM: "签了名的申请表" | "簽了名的申請表" | "signed form";
    DA_WEDDING: "结婚" | "結婚" | "wedding";
    DA_DUE: "预产期" | "預產期" | "due date";
    DA_BOOSTER: "上次打加强针" | "上次打加強針" | "last booster";
    DA_DISCHARGE: "退役" | "退役" | "discharge";
    DA_MOVED_IN: "搬来" | "搬來" | "moving in";
    DA_CHECKUP: "上次体检" | "上次體檢" | "last check-up";
}
