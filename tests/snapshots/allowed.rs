#[qmp(event = "__com.redhat_Ready", allow(case))]
pub struct Ready {
    #[qmp(rename = "__redhat_node", allow(rfqdn), default = "Node::first")]
    node: Option<Node>,
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    pub struct __Slots(__qmp::Option<Option<Node>>);
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for Ready {
        type Slots = __Slots;
        const NAMES: __qmp::Names = <Self as __qmp::WriteMembers>::NAMES.of("Ready");
        fn slots() -> Self::Slots {
            __Slots(__qmp::None)
        }
        fn read<__A: __qmp::MapAccess<'__de>>(
            __slots: &mut Self::Slots,
            __name: &__qmp::str,
            __map: &mut __A,
        ) -> __qmp::Option<__qmp::Result<(), __A::Error>> {
            __qmp::Some(
                match __name {
                    "__redhat_node" => {
                        <Option<
                            Node,
                        > as __qmp::Read>::fill(&mut __slots.0, "__redhat_node", __map)
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
            let __Slots(__slot0) = __slots;
            __qmp::Ok(Self {
                node: match __slot0 {
                    __qmp::Some(__value) => __value,
                    __qmp::None => Node::first(),
                },
            })
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for Ready {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_object::<Self, __D>(__deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for Ready {
        const NAMES: __qmp::Names = __qmp::Names::new(&["__redhat_node"]).of("Ready");
        fn count(&self) -> __qmp::usize {
            0
                + <__qmp::usize as __qmp::From<
                    __qmp::bool,
                >>::from(__qmp::Option::is_some(&self.node))
        }
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            if let __qmp::Err(__error) = __qmp::optional(
                __map,
                "__redhat_node",
                &self.node,
            ) {
                return __qmp::Err(__error);
            }
            __qmp::Ok(())
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for Ready {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, __serializer)
        }
    }
    #[automatically_derived]
    impl __qmp::Event for Ready {
        const NAME: &'static __qmp::str = "__com.redhat_Ready";
    }
};
