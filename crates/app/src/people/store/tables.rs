//! The tables of people, as rows.

/// A company: the vendor, a partner, a distributor, or two of them at once.
pub(crate) mod company {
    use sea_orm::entity::prelude::*;

    use crate::kit::clock::Instant;
    use crate::kit::id::CompanyId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "people_company")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CompanyId,
        pub number: String,
        pub name: String,
        pub country: String,
        pub city: String,
        #[sea_orm(column_name = "type")]
        pub kind: String,
        pub vendor: i64,
        pub partner: i64,
        pub distributor: i64,
        pub joined: Option<String>,
        pub left_on: Option<String>,
        pub version: i64,
        pub changed_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod person {
    use sea_orm::entity::prelude::*;

    use crate::kit::clock::Instant;
    use crate::kit::id::PersonId;
    use crate::kit::voice::{Language, Voice, Zone};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "people_person")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PersonId,
        pub mail: String,
        pub name: String,
        pub language: String,
        pub password: Option<String>,
        pub state: String,
        pub created_at: Instant,
        #[serde(default)]
        pub zone: String,
    }

    impl Model {
        /// The language it reads, with the time of its zone.
        pub(crate) fn voice(&self) -> Voice {
            Voice::of(Language::read(&self.language).unwrap_or_default()).in_zone(Zone::read(&self.zone))
        }
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod login {
    use sea_orm::entity::prelude::*;

    use crate::kit::clock::Instant;
    use crate::kit::id::PersonId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "people_login")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub digest: String,
        pub person: PersonId,
        pub begun_at: Instant,
        pub seen_at: Instant,
        pub ends_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod invitation {
    use sea_orm::entity::prelude::*;

    use crate::kit::clock::Instant;
    use crate::kit::id::{EdgeId, PersonId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "people_invitation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub digest: String,
        pub person: PersonId,
        pub ends_at: Instant,
        pub membership: EdgeId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod token {
    use sea_orm::entity::prelude::*;

    use crate::kit::clock::Instant;
    use crate::kit::id::{PersonId, TokenId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "people_token")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TokenId,
        pub digest: String,
        pub person: PersonId,
        pub title: String,
        pub writes: i64,
        pub made_at: Instant,
        pub ends_at: Instant,
        pub used_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod failure {
    use sea_orm::entity::prelude::*;

    use crate::kit::clock::Instant;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "people_failure")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub mail_digest: String,
        pub network: String,
        pub at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod reset {
    use sea_orm::entity::prelude::*;

    use crate::kit::clock::Instant;
    use crate::kit::id::PersonId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "people_reset")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub digest: String,
        pub person: PersonId,
        pub ends_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
