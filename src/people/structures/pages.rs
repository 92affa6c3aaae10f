//! What network and region officers see: structures and, once there are any, published figures. Never a person.

use super::store::{self, Listed};
use crate::{
    desk::{Audience, Person, Refusal},
    web::{Answer, Ask, Table, filters},
};
use askama::Template;

#[derive(Template)]
#[template(path = "structures/network.html")]
pub struct NetworkPage {
    pub name: String,
    pub structures: Vec<Listed>,
}

pub fn register(t: &mut Table) {
    t.page("/network", "network.show", Audience::OFFICERS, network);
}

async fn network(ask: Ask) -> Result<Answer, Refusal> {
    let Person::Officer { network, region, network_name, .. } = ask.visit.person.clone() else { return Err(Refusal::NotFound) };
    let structures = store::of_network(&ask.parts, network, region).await?;
    ask.page("nav-network", ask.t("network-title"), &NetworkPage { name: network_name, structures })
}
