//! Names that look alike and are not one.

use super::check_not;

#[test]
fn russian() {
    check_not(
        "ru",
        "
        Иванов = Ivanova, Ivankov, Ivanovich
        Марков = Malkov, Marchenko, Markova
        Павлов = Pavlova, Pavlovsky
        Карпов = Karpin, Karpova
        ",
    );
}

#[test]
fn ukrainian() {
    check_not(
        "uk",
        "
        Тимошенко = Timchenko, Tymoshchuk
        Єрмак = Yermolenko
        Київ = Kiel
        ",
    );
}

#[test]
fn kazakh() {
    check_not(
        "kk",
        "
        Тоқаев = Tokarev, Togayev
        Абаев = Abdayev
        Бектенов = Bekturov
        ",
    );
}

#[test]
fn arabic() {
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
fn chinese_japanese_korean() {
    check_not(
        "zh",
        "
        习近平 = Xi Jianping, Li Jinping
        毛泽东 = Mao Zetan
        ",
    );
    check_not(
        "ja",
        "
        おの = Ano, Kono
        こやま = Kuyama
        ",
    );
    check_not(
        "ko",
        "
        김정은 = Kim Jong-il, Kim Yo-jong
        ",
    );
}

#[test]
fn turkic_and_tajik() {
    check_not(
        "tk",
        "
        Meredow = Mergenov, Muradov, Meredowa
        Gurbanguly = Gurban, Gurbangeldi
        Saparmyrat = Sapargeldi, Saparov
        Garagum = Garagan
        ",
    );
    check_not(
        "uz",
        "
        Karimov = Kasimov, Karimova
        Navoiy = Navruz
        Rashidov = Rasulov
        ",
    );
    check_not(
        "az",
        "
        Həsənov = Hüseynov, Hasanova
        Füzuli = Faizal
        Quliyev = Qurbanov
        Cəbrayıl = Cabbar
        ",
    );
    check_not(
        "tg",
        "
        Расулзода = Rasulov, Rustamzoda
        Набиев = Nazarov
        ",
    );
}

#[test]
fn caucasus() {
    check_not(
        "hy",
        "
        Ղազարյան = Kocharyan, Khachatryan
        Հովհաննիսյան = Harutyunyan
        Պետրոսյան = Poghosyan
        ",
    );
    check_not(
        "ka",
        "
        ჟვანია = Shengelia
        გახარია = Gagaria
        ბახტაძე = Bakradze
        ",
    );
}

#[test]
fn further_east_and_south() {
    check_not(
        "mn",
        "
        Очирбат = Enkhbat, Ochirdorj
        Цэдэнбал = Sedenbal
        ",
    );
    check_not(
        "ps",
        "
        حقاني = Hassani
        غني = Ghazni
        ",
    );
    check_not(
        "he",
        "
        סמוטריץ׳ = Samarin
        כהן = Katz
        כץ = Kaplan
        ",
    );
    check_not(
        "mk",
        "
        Иванов = Ivanova, Ivanovski
        Заев = Zaeva
        ",
    );
}
