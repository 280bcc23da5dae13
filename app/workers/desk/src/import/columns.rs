//! Guessing what the columns of a roster mean: by their headings first, by what stands in them where a heading says nothing.

use super::words;
use domain::text::telephone;
use domain::{Born, Home};
use ports::desk::import::{Column, Layout};

/// So many rows at the top may be a title, a remark, the headings.
const HEADINGS_WITHIN: usize = 10;
/// So many rows are looked at to see what a column holds.
const LOOKED_AT: usize = 200;

/// The layout a sheet seems to have. Columns of which nothing can be told are ignored.
#[must_use]
pub fn guess(rows: &[Vec<String>]) -> Layout {
    let width = rows.iter().take(LOOKED_AT).map(Vec::len).max().unwrap_or(0);
    let headings = headings(rows);
    let above = headings.map_or(0, |at| at + 1);
    let body = rows.get(above..).unwrap_or_default();
    let heading = |at: usize| headings.and_then(|row| rows.get(row)?.get(at)).map(String::as_str).unwrap_or_default();
    let mut columns: Vec<Column> = Vec::with_capacity(width);
    for at in 0..width {
        let cells: Vec<&str> = body
            .iter()
            .take(LOOKED_AT)
            .filter_map(|row| row.get(at))
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .collect();
        let named = words::column(heading(at)).map(|column| suited(column, &cells));
        let guessed = named.or_else(|| held(&cells).filter(|_| heading(at).trim().is_empty()));
        let column = guessed.unwrap_or_default();
        // Of two columns that mean the same the first counts.
        columns.push(if columns.contains(&column) { Column::Ignored } else { column });
    }
    Layout { above: u32::try_from(above).unwrap_or(u32::MAX), columns }
}

/// The row with the headings: of the first few, the one with the most words that are known; `None` where no two are.
fn headings(rows: &[Vec<String>]) -> Option<usize> {
    let known = |row: &Vec<String>| row.iter().filter(|cell| words::column(cell).is_some()).count();
    let counts = rows.iter().take(HEADINGS_WITHIN).map(known).enumerate();
    counts
        .filter(|(_, known)| *known >= 2)
        .max_by_key(|(at, known)| (*known, core::cmp::Reverse(*at)))
        .map(|(at, _)| at)
}

/// What a named column really holds: 楼栋 may be a number, or a whole home.
fn suited(column: Column, cells: &[&str]) -> Column {
    let whole = || most(cells, |cell| Home::parse(cell, None).is_some());
    match column {
        Column::Building | Column::Room if whole() => Column::Home,
        Column::Group(_) | Column::Groups if most(cells, |cell| words::yes(cell).is_none()) => Column::Groups,
        column => column,
    }
}

/// Whether a cell looks like something.
type Looks = fn(&str) -> bool;

/// What cells without a heading seem to be.
fn held(cells: &[&str]) -> Option<Column> {
    let tries: [(Column, Looks); 6] = [
        (Column::CitizenNumber, |cell| Born::of_citizen_number(cell).is_some()),
        (Column::Telephone, |cell| telephone(cell).is_some_and(|digits| digits.len() == 11 && digits.starts_with('1'))),
        (Column::Gender, |cell| matches!(cell, "男" | "女")),
        (Column::Born, |cell| cell.len() >= 8 && Born::parse(cell).is_some()),
        (Column::Home, |cell| Home::parse(cell, None).is_some()),
        (Column::Name, is_name),
    ];
    tries.into_iter().find(|(_, is)| most(cells, is)).map(|(column, _)| column)
}

/// Two to four characters of Chinese.
fn is_name(cell: &str) -> bool {
    (2..=4).contains(&cell.chars().count()) && cell.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// Whether it is so of four cells in five, and of any.
fn most(cells: &[&str], is: impl Fn(&str) -> bool) -> bool {
    let so = cells.iter().filter(|cell| is(cell)).count();
    so > 0 && so * 5 >= cells.len() * 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::group::Group;
    use proptest::prelude::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines().map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
    }

    #[test]
    fn headings_below_a_title_name_the_columns() {
        let layout = guess(&rows(
            "青禾小区居民花名册
             |
             序号|姓名|性别|出生日期|身份证号码|联系电话|楼号|单元|室|与户主关系|是否独居|备 注
             1|何建民|男|1949-03-08|11010519491231002X|13800001234|3|2|501|户主|是|",
        ));
        assert_eq!(layout.above, 3);
        use Column::*;
        let alone = Group(domain::group::Group::Alone);
        assert_eq!(
            layout.columns,
            [Ignored, Name, Gender, Born, CitizenNumber, Telephone, Building, Unit, Room, Relation, alone, Note]
        );
    }

    #[test]
    fn without_headings_what_stands_in_a_column_tells() {
        let layout = guess(&rows("何建民|13800001234|3号楼2单元501|男\n欧阳小美|13900005678|3-2-502|女"));
        assert_eq!(
            (layout.above, layout.columns.as_slice()),
            (0, &[Column::Name, Column::Telephone, Column::Home, Column::Gender][..])
        );
    }

    #[test]
    fn a_heading_is_checked_against_what_stands_below() {
        let layout = guess(&rows("姓名|楼栋|独居老人\n何建民|3号楼2单元501|独居、退伍\n单于田|3-1-101|低保"));
        assert_eq!(layout.columns, [Column::Name, Column::Home, Column::Groups]);
        let ticked = guess(&rows("姓名|楼栋|独居老人\n何建民|3|是\n单于田|4|否"));
        assert_eq!(ticked.columns, [Column::Name, Column::Building, Column::Group(Group::Alone)]);
    }

    #[test]
    fn of_two_columns_that_mean_the_same_the_first_counts() {
        let layout = guess(&rows("姓名|电话|手机\n何建民|13800001234|13900005678"));
        assert_eq!(layout.columns, [Column::Name, Column::Telephone, Column::Ignored]);
    }

    proptest! {
        #[test]
        fn no_rows_make_it_panic(rows in proptest::collection::vec(proptest::collection::vec(any::<String>(), 0..5), 0..6)) {
            let layout = guess(&rows);
            prop_assert!(layout.above as usize <= rows.len());
        }
    }
}
