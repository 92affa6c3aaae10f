//! The OpenAPI 3.1 description, derived from the table of actions and records.

use super::{Face, Table, routes::Doing};
use crate::desk::{Saved, World};
use axum::http::Method;
use serde_json::{Map, Value, json};
use utoipa::PartialSchema;
use uuid::Uuid;

/// Ids for the examples: of nobody.
fn nowhere() -> World {
    let mut n = 0;
    let id = || {
        n += 1;
        Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + n)
    };
    World::imagined(crate::kernel::Day(time::macros::date!(2026 - 11 - 24)), id)
}

/// The description as JSON text.
pub fn document(table: &Table) -> String {
    let mut schemas = Map::new();
    schemas.insert("Saved".into(), json!(Saved::schema()));
    schemas.insert("Problem".into(), problem());
    let mut named = Vec::new();
    table.actions.iter().for_each(|a| (a.schemas)(&mut named));
    table.resources.iter().for_each(|r| (r.schemas)(&mut named));
    schemas.extend(named.into_iter().map(|(name, schema)| (name, json!(schema))));
    let mut paths: Map<String, Value> = Map::new();
    for route in table.routes.iter().filter(|r| r.face == Face::Api) {
        let operation = match &route.doing {
            Doing::Run(action, _) => run(action, &mut schemas),
            _ => show(table, &route.path, route.name, &mut schemas),
        };
        let method = if route.method == Method::POST { "post" } else { "get" };
        let entry = paths.entry(route.path.clone()).or_insert_with(|| json!({}));
        entry[method] = operation;
    }
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Jalon", "version": env!("CARGO_PKG_VERSION"), "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
            "description": "Writes are actions: each is journaled, and each can be repeated safely with an Idempotency-Key or with the id of the record it creates."},
        "servers": [{"url": "/"}],
        "security": [{"bearer": []}],
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}}},
    })
    .to_string()
}

fn problem() -> Value {
    json!({"type": "object", "description": "RFC 9457", "required": ["type", "title", "status"], "properties": {
        "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "current": {"type": "object"},
        "errors": {"type": "array", "items": {"type": "object", "required": ["pointer", "field", "rule", "detail"], "properties": {
            "pointer": {"type": "string"}, "field": {"type": "string"}, "rule": {"type": "string"}, "detail": {"type": "string"},
            "see": {"type": "string", "description": "the page of the record or of the way out"}}}}}})
}

fn refusals() -> Map<String, Value> {
    let problem = |about: &str| json!({"description": about, "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}});
    let all = [
        ("400", "the request cannot be read"),
        ("401", "no valid token"),
        ("403", "the token's role may not"),
        ("404", "no such record"),
        ("409", "the id or the version is not the current one"),
        ("412", "If-Match names another version"),
        ("413", "larger than 1 MiB"),
        ("422", "a field or a rule refuses"),
    ];
    all.into_iter().map(|(code, about)| (code.to_owned(), problem(about))).collect()
}

fn id_parameter() -> Value {
    json!({"name": "id", "in": "path", "required": true, "schema": {"type": "string", "format": "uuid"}})
}

fn run(action: &crate::desk::ActionRow, schemas: &mut Map<String, Value>) -> Value {
    let name: String = action.name.split(['.', '_']).map(|w| w[..1].to_uppercase() + &w[1..]).collect();
    let mut schema = json!((action.schema)());
    let mut example = (action.example)(&nowhere());
    let mut parameters = vec![
        json!({"name": "Idempotency-Key", "in": "header", "required": false, "schema": {"type": "string", "minLength": 1, "maxLength": 250}}),
    ];
    if action.on_record() {
        // The address carries the id: the body need not.
        if let Some(p) = schema["properties"].as_object_mut() {
            p.remove("id");
        }
        if let Some(r) = schema["required"].as_array_mut() {
            r.retain(|f| f != "id");
        }
        if let Some(e) = example.as_object_mut() {
            e.remove("id");
        }
        parameters.push(id_parameter());
    }
    schema["additionalProperties"] = json!(false);
    schemas.insert(name.clone(), schema);
    let mut responses = refusals();
    let ok = if action.on_record() { "200" } else { "201" };
    responses.insert(
        ok.into(),
        json!({"description": "saved", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Saved"}}}}),
    );
    json!({
        "operationId": action.name, "summary": action.about, "parameters": parameters, "responses": responses,
        "requestBody": {"required": !action.on_record(), "content": {"application/json": {"schema": {"$ref": format!("#/components/schemas/{name}")}, "example": example}}},
    })
}

/// A part of an address's query.
fn asked((name, required, kind): &(&str, bool, &str)) -> Value {
    let schema = match *kind {
        "limit" => json!({"type": "integer", "minimum": 1, "maximum": 200}),
        "boolean" => json!({"type": "boolean"}),
        "text" => json!({"type": "string", "minLength": 2}),
        format => json!({"type": "string", "format": format}),
    };
    json!({"name": name, "in": "query", "required": required, "schema": schema})
}

fn show(table: &Table, path: &str, name: &str, schemas: &mut Map<String, Value>) -> Value {
    let resource = table.resources.iter().find(|r| path == format!("/api/v1/{}", r.name) || path == format!("/api/v1/{}/{{id}}", r.name));
    let one = path.ends_with("/{id}");
    let mut parameters = if path.contains("{id}") { vec![id_parameter()] } else { Vec::new() };
    if path.contains("{code}") {
        parameters.push(json!({"name": "code", "in": "path", "required": true, "schema": {"type": "string"}}));
    }
    let query = |name: &str, schema: Value| json!({"name": name, "in": "query", "required": false, "schema": schema});
    let uuid = json!({"type": "string", "format": "uuid"});
    let schema = match resource {
        Some(r) => {
            schemas.insert(r.name.to_owned(), json!((r.schema)()));
            let item = json!({"$ref": format!("#/components/schemas/{}", r.name)});
            if one {
                item
            } else {
                parameters.push(query("limit", json!({"type": "integer", "minimum": 1, "maximum": 200})));
                parameters.push(query("cursor", uuid.clone()));
                parameters.extend(r.filters.iter().map(|f| query(f, uuid.clone())));
                json!({"type": "object", "required": ["items", "next"], "properties": {"items": {"type": "array", "items": item}, "next": {"type": ["string", "null"], "format": "uuid"}}})
            }
        }
        None => match table.described.iter().find(|d| d.path == path) {
            Some(d) => {
                schemas.extend(d.schemas.iter().map(|(name, schema)| (name.clone(), json!(schema))));
                parameters.extend(d.query.iter().map(asked));
                json!({"$ref": format!("#/components/schemas/{}", d.answer)})
            }
            None => json!({"type": "object"}),
        },
    };
    let mut responses = refusals();
    responses.insert("200".into(), json!({"description": "found", "content": {"application/json": {"schema": schema}}}));
    json!({"operationId": name, "parameters": parameters, "responses": responses})
}
