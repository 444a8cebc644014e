//! The tables of this crate's own types. They are what the derive would emit; written
//! by a macro of three types' worth, so that the derive stays optional here.

/// Describes a struct whose members are all required and named as in Rust.
///
/// Each member has its place in the slots before it: `0 major: i64`.
macro_rules! plain_members {
    ($type:ident { $($index:tt $member:ident: $ty:ty,)* }) => {
        impl<'de> $crate::members::Members<'de> for $type {
            type Slots = ($(Option<$ty>,)*);
            const NAMES: $crate::members::Names =
                $crate::members::Names::new(&[$(stringify!($member)),*]).of(stringify!($type));
            const UNKNOWN: $crate::members::Unknown = $crate::members::Unknown::Ignore;

            fn slots() -> Self::Slots {
                ($(None::<$ty>,)*)
            }

            fn read<A: serde_core::de::MapAccess<'de>>(
                slots: &mut Self::Slots,
                name: &str,
                map: &mut A,
            ) -> Option<Result<(), A::Error>> {
                Some(match name {
                    $(stringify!($member) => {
                        $crate::members::read::fill(&mut slots.$index, stringify!($member), map)
                    })*
                    _ => return None,
                })
            }

            #[inline]
            fn finish<E: serde_core::de::Error>(mut slots: Self::Slots) -> Result<Self, E> {
                loop {
                    match slots {
                        ($(Some($member),)*) => return Ok(Self { $($member),* }),
                        _ => {
                            $($crate::members::read::absent::<$ty, E>(
                                &mut slots.$index,
                                stringify!($member),
                            )?;)*
                        }
                    }
                }
            }
        }

        impl<'de> serde_core::Deserialize<'de> for $type {
            fn deserialize<D: serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::members::read::object(deserializer)
            }
        }

        impl $crate::members::WriteMembers for $type {
            const NAMES: $crate::members::Names = <Self as $crate::members::Members<'_>>::NAMES;

            fn count(&self) -> usize {
                <Self as $crate::members::WriteMembers>::NAMES.count()
            }

            fn write<M: $crate::members::write::ObjectWriter>(
                &self,
                map: &mut M,
            ) -> Result<(), M::Error> {
                $($crate::members::write::ObjectWriter::member(map, stringify!($member), &self.$member)?;)*
                Ok(())
            }
        }

        impl serde_core::Serialize for $type {
            fn serialize<S: serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                $crate::members::write::object(self, serializer)
            }
        }
    };
}

pub(crate) use plain_members;
