#[qmp(extends(event = "STOP"))]
pub struct Stop<'a, T> {
    #[qmp(rename = "__com.redhat_reason")]
    pub reason: Option<&'a T>,
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    pub struct __Slots<'__de: 'a, 'a, T>(
        __qmp::Option<Option<&'a T>>,
        __qmp::PhantomData<(&'__de (), Stop<'a, T>)>,
    )
    where
        T: __qmp::Deserialize<'__de>;
    #[automatically_derived]
    impl<'__de: 'a, 'a, T> __qmp::Members<'__de> for Stop<'a, T>
    where
        T: __qmp::Deserialize<'__de>,
    {
        type Slots = __Slots<'__de, 'a, T>;
        const NAMES: __qmp::Names = __qmp::Names::new(&["__com.redhat_reason"])
            .of("Stop");
        fn slots() -> Self::Slots {
            __Slots(__qmp::None, __qmp::PhantomData)
        }
        fn read<__A: __qmp::MapAccess<'__de>>(
            __slots: &mut Self::Slots,
            __name: &__qmp::str,
            __map: &mut __A,
        ) -> __qmp::Option<__qmp::Result<(), __A::Error>> {
            __qmp::Some(
                match __name {
                    "__com.redhat_reason" => {
                        <Option<
                            &'a T,
                        > as __qmp::Read>::fill(
                            &mut __slots.0,
                            "__com.redhat_reason",
                            __map,
                        )
                    }
                    _ => return { __qmp::None },
                },
            )
        }
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::Ignore;
        #[inline(always)]
        fn finish<__E: __qmp::DeError>(
            __slots: Self::Slots,
        ) -> __qmp::Result<Self, __E> {
            let __Slots(__slot0, _) = __slots;
            __qmp::Ok(Self {
                reason: __qmp::Option::flatten(__slot0),
            })
        }
    }
    #[automatically_derived]
    impl<'__de: 'a, 'a, T> __qmp::Deserialize<'__de> for Stop<'a, T>
    where
        T: __qmp::Deserialize<'__de>,
    {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_object::<Self, __D>(__deserializer)
        }
    }
    #[automatically_derived]
    impl<'a, T> __qmp::WriteMembers for Stop<'a, T>
    where
        T: __qmp::Serialize,
    {
        const NAMES: __qmp::Names = __qmp::Names::new(&["__com.redhat_reason"])
            .of("Stop");
        fn count(&self) -> __qmp::usize {
            0
                + <__qmp::usize as __qmp::From<
                    __qmp::bool,
                >>::from(__qmp::Option::is_some(&self.reason))
        }
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            if let __qmp::Err(__error) = __qmp::optional(
                __map,
                "__com.redhat_reason",
                &self.reason,
            ) {
                return __qmp::Err(__error);
            }
            __qmp::Ok(())
        }
    }
    #[automatically_derived]
    impl<'a, T> __qmp::Serialize for Stop<'a, T>
    where
        T: __qmp::Serialize,
    {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'a, T> __qmp::Event for Stop<'a, T> {
        const NAME: &'static __qmp::str = "STOP";
    }
    #[automatically_derived]
    impl<'a, T> __qmp::schema::Describe for Stop<'a, T> {
        const TYPE: &'static __qmp::schema::Type = {
            use __qmp::schema::NotDescribed as _;
            &__qmp::schema::Type {
                name: "Stop",
                id: __qmp::schema::type_name::<Self>,
                shape: __qmp::schema::Shape::Object(__qmp::schema::Body {
                    members: &[
                        __qmp::schema::Member {
                            names: &["__com.redhat_reason"],
                            may_omit: true,
                            may_lack: true,
                            of: <__qmp::schema::Ask<Option<&'a T>>>::__QMP_TYPE,
                        },
                    ],
                    flattened: &[],
                    open: false,
                }),
            }
        };
    }
    #[automatically_derived]
    impl<'a, T> __qmp::schema::Described for Stop<'a, T> {
        const DEFINITION: __qmp::schema::Definition = {
            use __qmp::schema::NotDescribed as _;
            __qmp::schema::Definition::event::<
                Self,
            >(<__qmp::schema::Ask<Self>>::__QMP_TYPE)
        };
    }
};
