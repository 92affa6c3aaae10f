//! What the same answers cost at least: a bare axum handler with one indexed query of as many rows, rendered by askama
//! to as many bytes; and a bare insert that waits for the disk.
//!
//! Invariant: nothing of the product runs here but its schema, so that a floor cannot sink when the product gets slower.
#![allow(clippy::disallowed_methods)] // a floor goes around the product's doors on purpose

use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use jalon::{
    db::Row,
    desk::Here,
    kernel::{Day, ids::*},
};
use sqlx::{
    AssertSqlSafe, Connection, PgConnection, PgPool, SqliteConnection, SqlitePool,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{str::FromStr, sync::Arc};
use uuid::Uuid;

/// A connection of its own for reading.
#[derive(Clone)]
pub enum Reader {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

fn sqlite(url: &str) -> SqliteConnectOptions {
    SqliteConnectOptions::from_str(url)
        .expect("an address")
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
}

fn postgres(url: &str, here: &Here) -> PgConnectOptions {
    PgConnectOptions::from_str(url).expect("an address").options([("jalon.structure", here.id.to_string())])
}

impl Reader {
    pub async fn open(url: &str, here: &Here) -> Reader {
        if url.starts_with("postgres") {
            return Reader::Postgres(
                PgPoolOptions::new().max_connections(1).connect_with(postgres(url, here)).await.expect("a connection"),
            );
        }
        Reader::Sqlite(SqlitePoolOptions::new().max_connections(1).connect_with(sqlite(url)).await.expect("a connection"))
    }

    async fn rows<R: Row>(&self, sql: &'static str, structure: StructureId, of: Uuid, limit: i64) -> Vec<R> {
        let rows = match self {
            Reader::Sqlite(pool) => sqlx::query_as(sql).bind(structure.0).bind(of).bind(limit).fetch_all(pool).await,
            Reader::Postgres(pool) => sqlx::query_as(sql).bind(structure.0).bind(of).bind(limit).fetch_all(pool).await,
        };
        rows.expect("rows")
    }

    pub async fn close(self) {
        match self {
            Reader::Sqlite(pool) => pool.close().await,
            Reader::Postgres(pool) => pool.close().await,
        }
    }
}

/// A page's floor: which query, how many rows, how many bytes.
#[derive(Clone)]
pub struct Floor {
    pub reader: Reader,
    pub structure: StructureId,
    pub what: What,
    pub rows: i64,
    pub bytes: usize,
}

#[derive(Debug, Clone, Copy)]
pub enum What {
    /// What a coach's day reads: their open cases, milestones that wait, plans that end.
    Day,
    /// People by the beginning of their name.
    People,
    /// The sessions of a case, the latest first.
    Sessions,
    /// The question behind a milestone.
    Question,
    /// What the sources of an assessment say of its items; twice, as it is shown beside the one before.
    Ratings,
}

const DAY: &str = "select c.id, c.opened_on as day, t.first_name as a, t.last_name as b, t.phone as c from cases c \
    join trainees t on t.structure_id = c.structure_id and t.id = c.trainee_id \
    where c.structure_id = $1 and c.coach_id = $2 and c.closed_on is null \
    union all select m.id, m.due_on, m.kind, t.first_name, t.last_name from milestones m \
    join cases c on c.structure_id = m.structure_id and c.id = m.case_id \
    join trainees t on t.structure_id = c.structure_id and t.id = c.trainee_id \
    where m.structure_id = $1 and m.coach_id = $2 and m.answered_on is null and m.due_on < '2026-11-24' \
    union all select p.id, p.last_day, t.first_name, t.last_name, null from plans p \
    join cases c on c.structure_id = p.structure_id and c.id = p.case_id \
    join trainees t on t.structure_id = c.structure_id and t.id = c.trainee_id \
    where p.structure_id = $1 and p.coach_id = $2 and p.last_day >= '2026-11-24' and p.last_day <= '2027-01-23' limit $3";
const PEOPLE: &str = "select t.id, t.entered_on as day, t.first_name as a, t.last_name as b, t.phone as c from trainee_keys k \
    join trainees t on t.structure_id = k.structure_id and t.id = k.trainee_id \
    where k.structure_id = $1 and k.key >= 'haddad' and k.key < 'haddae' and t.id <> $2 limit $3";
const SESSIONS: &str = "select s.id, s.held_on as day, s.side as a, m.name as b, s.note as c from sessions s \
    left join members m on m.structure_id = s.structure_id and m.id = s.coach_id \
    where s.structure_id = $1 and s.case_id = $2 order by s.held_on desc, s.id desc limit $3";
const QUESTION: &str = "select m.id, m.due_on as day, m.kind as a, t.first_name as b, t.last_name as c from milestones m \
    join cases k on k.structure_id = m.structure_id and k.id = m.case_id \
    join trainees t on t.structure_id = k.structure_id and t.id = k.trainee_id \
    where m.structure_id = $1 and m.id = $2 limit $3";

const RATINGS: &str = "select s.id, s.asked_on as day, r.item as a, s.source as b, r.support as c from assessments x \
    join sources s on s.structure_id = x.structure_id and s.assessment_id = x.id \
    join ratings r on r.structure_id = s.structure_id and r.source_id = s.id \
    where x.structure_id = $1 and x.case_id = (select case_id from assessments where structure_id = $1 and id = $2) \
    order by x.prepared_on desc limit $3";

#[derive(sqlx::FromRow)]
struct Line {
    id: Uuid,
    day: Day,
    a: String,
    b: Option<String>,
    c: Option<String>,
}

#[derive(Template)]
#[template(
    ext = "html",
    source = "<!doctype html><ul>{% for r in rows %}<li><a href=\"/{{ r.id }}\">{{ r.a }} {% if let Some(b) = r.b %}{{ b }}{% endif %}</a> {{ r.day }}<p>{% if let Some(c) = r.c %}{{ c }}{% endif %}</p>{{ filler|safe }}</li>{% endfor %}</ul>"
)]
struct Page {
    rows: Vec<Line>,
    /// What makes the page as long as the one it is compared with.
    filler: Arc<str>,
}

/// A router that answers nothing: what is left is what asking costs.
pub fn nothing() -> Router {
    Router::new().route("/", get(|| async { "" }))
}

/// A router with this floor at `/{id}`.
pub async fn router(floor: Floor, of: Uuid) -> Router {
    let bare = rows(&floor, of).await;
    let (count, short) = (bare.len().max(1), Page { rows: bare, filler: "".into() }.render().expect("a page").len());
    let filler: Arc<str> = "<i></i>\n".repeat(floor.bytes.saturating_sub(short) / count / 8).into();
    Router::new().route("/{id}", get(show)).with_state((Arc::new(floor), filler))
}

async fn rows(floor: &Floor, of: Uuid) -> Vec<Line> {
    let sql = match floor.what {
        What::Day => DAY,
        What::People => PEOPLE,
        What::Sessions => SESSIONS,
        What::Question => QUESTION,
        What::Ratings => RATINGS,
    };
    floor.reader.rows(sql, floor.structure, of, floor.rows).await
}

async fn show(State((floor, filler)): State<(Arc<Floor>, Arc<str>)>, Path(id): Path<Uuid>) -> Response {
    let page = Page { rows: rows(&floor, id).await, filler };
    match page.render() {
        Ok(html) => ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A connection that inserts a session and nothing else.
pub enum Writer {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

const INSERT: &str = "insert into sessions (structure_id, id, case_id, coach_id, writer_id, held_on, minutes, side, place, attended, note, \
    audience, recorded_at) values ($1, $2, $3, $4, $4, $5, 45, 'trainee', 'workplace', true, $6, 'structure', 0)";

impl Writer {
    pub async fn open(url: &str, here: &Here) -> Writer {
        if url.starts_with("postgres") {
            return Writer::Postgres(PgConnection::connect_with(&postgres(url, here)).await.expect("a connection"));
        }
        Writer::Sqlite(SqliteConnection::connect_with(&sqlite(url)).await.expect("a connection"))
    }

    /// One durable row: begin, insert, commit.
    pub async fn insert(&mut self, here: &Here, id: Uuid, case: CaseId, coach: MemberId, on: Day, note: &str) {
        macro_rules! insert {
            ($connection:expr, $begin:literal) => {{
                let mut tx = $connection.begin_with($begin).await.expect("a transaction");
                let q = sqlx::query(AssertSqlSafe(INSERT)).bind(here.id.0).bind(id).bind(case.0).bind(coach.0).bind(on.0).bind(note);
                q.execute(&mut *tx).await.expect("a row");
                tx.commit().await.expect("kept");
            }};
        }
        match self {
            Writer::Sqlite(connection) => insert!(connection, "BEGIN IMMEDIATE"),
            Writer::Postgres(connection) => insert!(connection, "BEGIN"),
        }
    }
}
