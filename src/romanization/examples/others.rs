//! Languages of other scripts, and those that are written in Latin letters of their own.

use super::{check, check_not};

#[test]
fn turkmen_uzbek_and_azerbaijani() {
    check(
        "tk",
        "
        Berdimuhamedow = Berdimuhamedow, Berdimuhamedov, Berdimukhamedov
        Nyýazow = Niyazov, Nyyazow, Niyazow
        Aşgabat = Ashgabat, Aşgabat
        Gurbanguly = Gurbanguly, Kurbanguly
        Türkmenbaşy = Turkmenbashi, Türkmenbaşy
        ",
    );
    check(
        "uz",
        "
        Mirziyoyev = Mirziyoyev, Mirziyoev, Mirziyaev
        Мирзиёев = Mirziyoyev, Mirziyoev
        Karimov = Karimov
        Toshkent = Toshkent, Tashkent
        Buxoro = Buxoro, Bukhara, Bukhoro
        Samarqand = Samarqand, Samarkand
        Xorazm = Khorazm, Xorazm
        Saidov = Saidov
        Fargʻona = Farghona, Fargona
        ",
    );
    check(
        "az",
        "
        Əliyev = Aliyev, Aliev, Əliyev
        Heydər = Heydar, Geydar
        İlham = Ilham, Ilkham
        Məmmədov = Mammadov, Mamedov
        Hüseynov = Huseynov, Guseynov, Huseinov
        Quliyev = Guliyev, Kuliyev, Quliyev
        Bakı = Baki
        Gəncə = Ganja, Gandzha, Gəncə
        Şuşa = Shusha, Şuşa
        Xankəndi = Khankendi, Xankandi
        Bayramov = Bayramov, Bairamov
        ",
    );
}

#[test]
fn armenian_georgian_greek_mongolian() {
    check(
        "hy",
        "
        Փաշինյան = Pashinyan, Pashinian, Pachinian
        Սարգսյան = Sargsyan, Sarksyan
        Երևան = Yerevan, Erevan
        Միրզոյան = Mirzoyan, Mirzoian
        Գյումրի = Gyumri, Giumri
        ",
    );
    check(
        "ka",
        "
        სააკაშვილი = Saakashvili, Saakachvili, Saakaschwili
        ღარიბაშვილი = Garibashvili, Gharibashvili
        ზურაბიშვილი = Zurabishvili, Zourabichvili
        კობახიძე = Kobakhidze, Kobahidze
        შევარდნაძე = Shevardnadze, Chevardnadze, Schewardnadse
        თბილისი = Tbilisi
        ბათუმი = Batumi, Batoumi
        ივანიშვილი = Ivanishvili
        ",
    );
    check(
        "el",
        "
        Τσίπρας = Tsipras, Tzipras
        Παπανδρέου = Papandreou, Papandreu
        Μητσοτάκης = Mitsotakis
        Θεσσαλονίκη = Thessaloniki, Thessalonika
        Πειραιάς = Peiraias, Piraias
        Βαρουφάκης = Varoufakis, Varufakis
        ",
    );
    check(
        "mn",
        "
        Хүрэлсүх = Khurelsukh, Hurelsukh, Khürelsükh
        Улаанбаатар = Ulaanbaatar, Ulanbatar
        Эрдэнэт = Erdenet
        Баттулга = Battulga
        ",
    );
}

#[test]
fn arabic() {
    check(
        "ar",
        "
        محمد = Mohammed, Muhammad, Mohamed, Mohamad
        القذافي = Gaddafi, Qaddafi, Qadhafi, Kadhafi, al-Gaddafi, el-Gaddafi
        السيسي = Sisi, Sissi, al-Sisi, el-Sissi, as-Sisi
        الأسد = Assad, al-Assad, al-Asad
        عباس = Abbas
        حسين = Hussein, Husayn, Hussain, Hossein
        صنعاء = Sanaa, Sana'a
        الحديدة = Hodeidah, al-Hudaydah, Hudaida
        جمال = Gamal, Jamal, Djamal
        رشيد = Rashid, Rachid, Rasheed
        السوداني = Sudani, al-Sudani
        حفتر = Haftar, Hifter
        حماس = Hamas
        هنية = Haniyeh, Haniya, Haniyah
        نصر الله = Nasrallah, Nasrullah
        ",
    );
    check_not(
        "ar",
        "
        محمد = Mahmoud, Hamid
        حسين = Hassan
        حفتر = Hafez
        ",
    );
}

#[test]
fn persian_and_pashto() {
    check(
        "fa",
        "
        روحانی = Rouhani, Rohani, Ruhani
        خامنه‌ای = Khamenei, Khamenai
        قالیباف = Ghalibaf, Qalibaf
        ظریف = Zarif
        پزشکیان = Pezeshkian
        رئیسی = Raisi, Raeisi
        تهران = Tehran, Teheran
        قم = Qom, Qum, Ghom
        اصفهان = Isfahan, Esfahan
        عراقچی = Araghchi, Araqchi
        ",
    );
    check(
        "ps",
        "
        کرزی = Karzai
        قندهار = Kandahar, Qandahar
        پښتون = Pashtun, Pakhtun
        ",
    );
}

#[test]
fn hebrew() {
    check(
        "he",
        "
        נתניהו = Netanyahu
        הרצוג = Herzog, Hertzog
        יצחק = Yitzhak, Yitzchak, Itzhak
        גלנט = Galant, Gallant
        לפיד = Lapid
        חיפה = Haifa
        ירושלים = Yerushalayim
        בן גביר = Ben-Gvir, Ben Gvir
        ",
    );
}

#[test]
fn chinese_japanese_korean() {
    check(
        "zh",
        "
        习近平 = Xi Jinping, Hsi Chin-p'ing
        毛泽东 = Mao Zedong, Mao Tse-tung
        周恩来 = Zhou Enlai, Chou En-lai
        邓小平 = Deng Xiaoping, Teng Hsiao-p'ing
        蔡英文 = Cai Yingwen, Tsai Ying-wen
        北京 = Beijing, Peking
        Gaoxiong = Gaoxiong, Kaohsiung
        新疆 = Xinjiang, Sinkiang
        ",
    );
    check_not(
        "zh",
        "
        习近平 = Xi Jianping, Li Jinping
        毛泽东 = Mao Zetan
        ",
    );
    check(
        "ja",
        "
        おおの = Ono, Ohno, Ōno, Oono
        しんぞう = Shinzo, Shinzō, Shinzou, Sinzo
        きしだ ふみお = Kishida Fumio, Kisida Humio
        ほんま = Honma, Homma
        とうきょう = Tokyo, Tōkyō
        きっかわ = Kikkawa
        ",
    );
    check_not(
        "ja",
        "
        おの = Ano, Kono
        こやま = Kuyama
        ",
    );
    check(
        "ko",
        "
        박근혜 = Park Geun-hye, Pak Kŭnhye, Bak Geunhye
        김정은 = Kim Jong Un, Kim Jong-un, Gim Jeongeun
        문재인 = Moon Jae-in, Mun Chae-in
        노무현 = Roh Moo-hyun, Noh Mu-hyon
        윤석열 = Yoon Suk-yeol, Yun Seok-yeol
        이재명 = Lee Jae-myung, Yi Chaemyŏng
        제주 = Jeju, Cheju
        평양 = Pyongyang, P'yŏngyang
        ",
    );
    check_not(
        "ko",
        "
        김정은 = Kim Jong-il, Kim Yo-jong
        ",
    );
}
