//! A third structure of the network: what A and B propose goes there, and what is proposed to them comes from there. It is the
//! neighbour of both, and neither of them is the other's.

use super::{Builder, Human};
use jalon::{
    desk::{LinkToken, Role, World},
    exchange::transfers::{carry, receivers},
    kernel::ids::StructureId,
};
use serde_json::json;

/// The neighbour, with somebody to propose.
pub(crate) struct Relais {
    pub builder: Builder,
    pub coach: Human,
}

impl Relais {
    pub async fn of(builder: Builder) -> Relais {
        let world = builder.nothing_yet();
        let director = builder.member(None, &world, Role::Director, "Rosa").await;
        let coach = builder.member(Some(&director), &world, Role::Jobcoach, "Remi").await;
        builder.takes(true).await;
        Relais { builder, coach }
    }

    /// Somebody of the neighbour's is proposed to a structure.
    async fn proposes(&self, to: &Builder) -> uuid::Uuid {
        let mut world = self.builder.nothing_yet();
        let visit = || self.coach.visit(&self.builder.parts, &self.builder.here);
        world.coach = self.coach.member;
        let trainee = self.builder.act(visit(), "trainee.create", &world, self.builder.another(to.word)).await;
        let change = json!({"id": self.builder.fresh(), "trainee": trainee.expect("trainees are created").id});
        world.case = self.builder.act(visit(), "case.open", &world, change).await.expect("cases are opened").id.into();
        to.takes(true).await;
        let change = json!({"receiver": to.here.id});
        let made = self.builder.act(visit(), "transfer.propose", &world, change).await.expect("transfers are proposed");
        let own = json!({"id": made.id});
        self.builder.act(visit(), "transfer.beside", &world, own.clone()).await.expect("people agree");
        self.builder.act(visit(), "transfer.send", &world, own).await.expect("transfers are sent");
        while carry::make(&self.builder.parts).await.unwrap() > 0 {}
        to.takes(false).await;
        made.id
    }
}

impl Builder {
    async fn takes(&self, receives: bool) {
        let mut scope = self.parts.db.write_in(self.here.id).await.unwrap();
        receivers::set_receives(&mut scope, receives, self.parts.clock.now()).await.unwrap();
        scope.commit().await.unwrap();
    }

    /// One that waits for the person's word, one they said yes to, one from the neighbour. Answers with the word of the door to
    /// the first.
    pub(super) async fn transfers(&self, world: &mut World, coach: &Human, relais: &Relais) -> String {
        let visit = || coach.visit(&self.parts, &self.here);
        self.mailed_before().await;
        world.transfer = self.proposed(world, coach).await;
        self.act(visit(), "transfer.ask", world, json!({})).await.expect("people are asked");
        let door = self.only("select id from doors where purpose = 'transfer'").await;
        self.mailed_before().await;
        world.agreed_transfer = self.proposed(world, coach).await;
        let own = json!({"id": world.agreed_transfer});
        self.act(visit(), "transfer.beside", world, own).await.expect("people agree");
        world.arrival = relais.proposes(self).await.into();
        LinkToken::of(&self.parts.config.key, self.here.id, door).word().to_owned()
    }

    async fn proposed(&self, world: &World, coach: &Human) -> jalon::kernel::ids::TransferId {
        let visit = || coach.visit(&self.parts, &self.here);
        let case = self.case(world, coach, json!({})).await;
        let change = json!({"case": case});
        self.act(visit(), "transfer.propose", world, change).await.expect("transfers are proposed").id.into()
    }

    pub(super) fn id(&self) -> StructureId {
        self.here.id
    }
}
