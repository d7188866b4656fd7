export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  public: {
    Tables: {
      gazelle_appointment_services: {
        Row: {
          account_id: string
          amount: number | null
          appointment_id: string | null
          deleted_at: string | null
          duration_minutes: number | null
          first_synced_at: string
          id: string
          is_taxable: boolean | null
          is_tuning: boolean | null
          name: string | null
          piano_id: string | null
          quantity_hundredths: number | null
          service_item_id: string | null
          synced_at: string
          type: string | null
          appointment: {
            account_id: string
            address: string | null
            client_id: string | null
            confirmed_at: string | null
            confirmed_by_client: boolean | null
            created_at: string | null
            created_by_id: string | null
            deleted_at: string | null
            duration_minutes: number | null
            first_synced_at: string
            id: string
            is_all_day: boolean | null
            local_date: string | null
            local_time: string | null
            notes: string | null
            piano_id: string | null
            piano_ids: string[]
            source: string | null
            start_at: string | null
            status: string | null
            synced_at: string
            timezone: string | null
            title: string | null
            travel_mode: string | null
            tuning_piano_ids: string[]
            type: string | null
            updated_at: string | null
            user_id: string | null
          } | null
          piano: {
            account_id: string
            case_color: string | null
            case_finish: string | null
            client_id: string | null
            consignment: boolean | null
            created_at: string | null
            dampp_chaser_humidistat_model: string | null
            dampp_chaser_installed: boolean | null
            dampp_chaser_mfg_date: string | null
            deleted_at: string | null
            first_synced_at: string
            has_ivory: boolean | null
            id: string
            last_service_on: string | null
            location: string | null
            make: string | null
            model: string | null
            needs_repair_or_rebuilding: boolean | null
            next_service_on: string | null
            notes: string | null
            player_installed: boolean | null
            reference_id: string | null
            rental: boolean | null
            rental_contract_ends_on: string | null
            serial_number: string | null
            service_interval_months: number | null
            size: string | null
            status: string | null
            synced_at: string
            tags: string[]
            total_loss: boolean | null
            type: string | null
            updated_at: string | null
            use_type: string | null
            year: number | null
          } | null
          service_item: {
            account_id: string
            amount: number | null
            archived: boolean | null
            created_at: string | null
            currency: string | null
            currency_divisor: number | null
            deleted_at: string | null
            description: string | null
            descriptions: Json | null
            duration_minutes: number | null
            education_description: string | null
            education_descriptions: Json | null
            external_url: string | null
            first_synced_at: string
            group_id: string | null
            group_name: string | null
            group_names: Json | null
            group_order: number | null
            id: string
            is_any_user: boolean | null
            is_default: boolean | null
            is_self_schedulable: boolean | null
            is_taxable: boolean | null
            is_tuning: boolean | null
            name: string | null
            names: Json | null
            sequence_number: number | null
            synced_at: string
            type: string | null
            updated_at: string | null
          } | null
        }
        Insert: {
          account_id?: string
          amount?: number | null
          appointment_id?: string | null
          deleted_at?: string | null
          duration_minutes?: number | null
          first_synced_at?: string
          id: string
          is_taxable?: boolean | null
          is_tuning?: boolean | null
          name?: string | null
          piano_id?: string | null
          quantity_hundredths?: number | null
          service_item_id?: string | null
          synced_at?: string
          type?: string | null
        }
        Update: {
          account_id?: string
          amount?: number | null
          appointment_id?: string | null
          deleted_at?: string | null
          duration_minutes?: number | null
          first_synced_at?: string
          id?: string
          is_taxable?: boolean | null
          is_tuning?: boolean | null
          name?: string | null
          piano_id?: string | null
          quantity_hundredths?: number | null
          service_item_id?: string | null
          synced_at?: string
          type?: string | null
        }
        Relationships: []
      }
      gazelle_appointments: {
        Row: {
          account_id: string
          address: string | null
          client_id: string | null
          confirmed_at: string | null
          confirmed_by_client: boolean | null
          created_at: string | null
          created_by_id: string | null
          deleted_at: string | null
          duration_minutes: number | null
          first_synced_at: string
          id: string
          is_all_day: boolean | null
          local_date: string | null
          local_time: string | null
          notes: string | null
          piano_id: string | null
          piano_ids: string[]
          source: string | null
          start_at: string | null
          status: string | null
          synced_at: string
          timezone: string | null
          title: string | null
          travel_mode: string | null
          tuning_piano_ids: string[]
          type: string | null
          updated_at: string | null
          user_id: string | null
          client: {
            account_id: string
            city: string | null
            client_type: string | null
            company_name: string | null
            created_at: string | null
            custom: Json | null
            default_contact_id: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            last_name: string | null
            lifecycle_state: string | null
            locale: string | null
            no_contact_reason: string | null
            no_contact_until: string | null
            personal_notes: string | null
            phone: string | null
            postal_code: string | null
            preference_notes: string | null
            preferred_technician_id: string | null
            reference_id: string | null
            referred_by: string | null
            region: string | null
            status: string | null
            street1: string | null
            street2: string | null
            synced_at: string
            tags: string[]
            updated_at: string | null
          } | null
          created_by: {
            access_level: string | null
            account_id: string
            created_at: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            is_schedulable: boolean | null
            last_name: string | null
            locale: string | null
            status: string | null
            synced_at: string
            timezone: string | null
            updated_at: string | null
          } | null
          piano: {
            account_id: string
            case_color: string | null
            case_finish: string | null
            client_id: string | null
            consignment: boolean | null
            created_at: string | null
            dampp_chaser_humidistat_model: string | null
            dampp_chaser_installed: boolean | null
            dampp_chaser_mfg_date: string | null
            deleted_at: string | null
            first_synced_at: string
            has_ivory: boolean | null
            id: string
            last_service_on: string | null
            location: string | null
            make: string | null
            model: string | null
            needs_repair_or_rebuilding: boolean | null
            next_service_on: string | null
            notes: string | null
            player_installed: boolean | null
            reference_id: string | null
            rental: boolean | null
            rental_contract_ends_on: string | null
            serial_number: string | null
            service_interval_months: number | null
            size: string | null
            status: string | null
            synced_at: string
            tags: string[]
            total_loss: boolean | null
            type: string | null
            updated_at: string | null
            use_type: string | null
            year: number | null
          } | null
          services: {
            account_id: string
            amount: number | null
            appointment_id: string | null
            deleted_at: string | null
            duration_minutes: number | null
            first_synced_at: string
            id: string
            is_taxable: boolean | null
            is_tuning: boolean | null
            name: string | null
            piano_id: string | null
            quantity_hundredths: number | null
            service_item_id: string | null
            synced_at: string
            type: string | null
          } | null
          timeline_entries: {
            account_id: string
            appointment_id: string | null
            client_id: string | null
            comment: string | null
            deleted_at: string | null
            estimate_id: string | null
            first_synced_at: string
            id: string
            invoice_id: string | null
            local_date: string | null
            occurred_at: string | null
            piano_id: string | null
            summary: string | null
            synced_at: string
            type: string | null
            user_id: string | null
          } | null
          user: {
            access_level: string | null
            account_id: string
            created_at: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            is_schedulable: boolean | null
            last_name: string | null
            locale: string | null
            status: string | null
            synced_at: string
            timezone: string | null
            updated_at: string | null
          } | null
        }
        Insert: {
          account_id?: string
          address?: string | null
          client_id?: string | null
          confirmed_at?: string | null
          confirmed_by_client?: boolean | null
          created_at?: string | null
          created_by_id?: string | null
          deleted_at?: string | null
          duration_minutes?: number | null
          first_synced_at?: string
          id: string
          is_all_day?: boolean | null
          local_date?: string | null
          local_time?: string | null
          notes?: string | null
          piano_id?: string | null
          piano_ids?: string[]
          source?: string | null
          start_at?: string | null
          status?: string | null
          synced_at?: string
          timezone?: string | null
          title?: string | null
          travel_mode?: string | null
          tuning_piano_ids?: string[]
          type?: string | null
          updated_at?: string | null
          user_id?: string | null
        }
        Update: {
          account_id?: string
          address?: string | null
          client_id?: string | null
          confirmed_at?: string | null
          confirmed_by_client?: boolean | null
          created_at?: string | null
          created_by_id?: string | null
          deleted_at?: string | null
          duration_minutes?: number | null
          first_synced_at?: string
          id?: string
          is_all_day?: boolean | null
          local_date?: string | null
          local_time?: string | null
          notes?: string | null
          piano_id?: string | null
          piano_ids?: string[]
          source?: string | null
          start_at?: string | null
          status?: string | null
          synced_at?: string
          timezone?: string | null
          title?: string | null
          travel_mode?: string | null
          tuning_piano_ids?: string[]
          type?: string | null
          updated_at?: string | null
          user_id?: string | null
        }
        Relationships: []
      }
      gazelle_changes: {
        Row: {
          account_id: string
          change: string
          changed_at: string
          columns: string[]
          entity: string
          id: number
          new: Json | null
          old: Json | null
          record_id: string
          run_id: string | null
        }
        Insert: {
          account_id?: string
          change: string
          changed_at?: string
          columns: string[]
          entity: string
          id?: number
          new?: Json | null
          old?: Json | null
          record_id: string
          run_id?: string | null
        }
        Update: {
          account_id?: string
          change?: string
          changed_at?: string
          columns?: string[]
          entity?: string
          id?: number
          new?: Json | null
          old?: Json | null
          record_id?: string
          run_id?: string | null
        }
        Relationships: []
      }
      gazelle_clients: {
        Row: {
          account_id: string
          city: string | null
          client_type: string | null
          company_name: string | null
          created_at: string | null
          custom: Json | null
          default_contact_id: string | null
          deleted_at: string | null
          email: string | null
          first_name: string | null
          first_synced_at: string
          id: string
          last_name: string | null
          lifecycle_state: string | null
          locale: string | null
          no_contact_reason: string | null
          no_contact_until: string | null
          personal_notes: string | null
          phone: string | null
          postal_code: string | null
          preference_notes: string | null
          preferred_technician_id: string | null
          reference_id: string | null
          referred_by: string | null
          region: string | null
          status: string | null
          street1: string | null
          street2: string | null
          synced_at: string
          tags: string[]
          updated_at: string | null
          appointments: {
            account_id: string
            address: string | null
            client_id: string | null
            confirmed_at: string | null
            confirmed_by_client: boolean | null
            created_at: string | null
            created_by_id: string | null
            deleted_at: string | null
            duration_minutes: number | null
            first_synced_at: string
            id: string
            is_all_day: boolean | null
            local_date: string | null
            local_time: string | null
            notes: string | null
            piano_id: string | null
            piano_ids: string[]
            source: string | null
            start_at: string | null
            status: string | null
            synced_at: string
            timezone: string | null
            title: string | null
            travel_mode: string | null
            tuning_piano_ids: string[]
            type: string | null
            updated_at: string | null
            user_id: string | null
          } | null
          contacts: {
            account_id: string
            archived: boolean | null
            client_id: string | null
            created_at: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            is_billing_default: boolean | null
            is_default: boolean | null
            last_name: string | null
            middle_name: string | null
            phone: string | null
            role: string | null
            synced_at: string
            title: string | null
            updated_at: string | null
            wants_email: boolean | null
            wants_phone: boolean | null
            wants_text: boolean | null
          } | null
          default_contact: {
            account_id: string
            archived: boolean | null
            client_id: string | null
            created_at: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            is_billing_default: boolean | null
            is_default: boolean | null
            last_name: string | null
            middle_name: string | null
            phone: string | null
            role: string | null
            synced_at: string
            title: string | null
            updated_at: string | null
            wants_email: boolean | null
            wants_phone: boolean | null
            wants_text: boolean | null
          } | null
          estimates: {
            account_id: string
            archived: boolean | null
            assigned_to_id: string | null
            client_id: string | null
            contact_id: string | null
            created_at: string | null
            created_by_id: string | null
            current_performance_level: number | null
            deleted_at: string | null
            estimated_on: string | null
            expires_on: string | null
            first_synced_at: string
            id: string
            locale: string | null
            notes: string | null
            number: number | null
            piano_id: string | null
            recommended_tier_total: number | null
            synced_at: string
            tags: string[]
            updated_at: string | null
          } | null
          invoices: {
            account_id: string
            archived: boolean | null
            assigned_to_id: string | null
            client_id: string | null
            contact_id: string | null
            created_at: string | null
            created_by_id: string | null
            currency: string | null
            currency_divisor: number | null
            deleted_at: string | null
            due_on: string | null
            due_total: number | null
            first_synced_at: string
            id: string
            net_days: number | null
            notes: string | null
            number: number | null
            paid_total: number | null
            status: string | null
            sub_total: number | null
            synced_at: string
            tags: string[]
            tax_total: number | null
            tip_total: number | null
            total: number | null
            updated_at: string | null
          } | null
          pianos: {
            account_id: string
            case_color: string | null
            case_finish: string | null
            client_id: string | null
            consignment: boolean | null
            created_at: string | null
            dampp_chaser_humidistat_model: string | null
            dampp_chaser_installed: boolean | null
            dampp_chaser_mfg_date: string | null
            deleted_at: string | null
            first_synced_at: string
            has_ivory: boolean | null
            id: string
            last_service_on: string | null
            location: string | null
            make: string | null
            model: string | null
            needs_repair_or_rebuilding: boolean | null
            next_service_on: string | null
            notes: string | null
            player_installed: boolean | null
            reference_id: string | null
            rental: boolean | null
            rental_contract_ends_on: string | null
            serial_number: string | null
            service_interval_months: number | null
            size: string | null
            status: string | null
            synced_at: string
            tags: string[]
            total_loss: boolean | null
            type: string | null
            updated_at: string | null
            use_type: string | null
            year: number | null
          } | null
          preferred_technician: {
            access_level: string | null
            account_id: string
            created_at: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            is_schedulable: boolean | null
            last_name: string | null
            locale: string | null
            status: string | null
            synced_at: string
            timezone: string | null
            updated_at: string | null
          } | null
          timeline_entries: {
            account_id: string
            appointment_id: string | null
            client_id: string | null
            comment: string | null
            deleted_at: string | null
            estimate_id: string | null
            first_synced_at: string
            id: string
            invoice_id: string | null
            local_date: string | null
            occurred_at: string | null
            piano_id: string | null
            summary: string | null
            synced_at: string
            type: string | null
            user_id: string | null
          } | null
        }
        Insert: {
          account_id?: string
          city?: string | null
          client_type?: string | null
          company_name?: string | null
          created_at?: string | null
          custom?: Json | null
          default_contact_id?: string | null
          deleted_at?: string | null
          email?: string | null
          first_name?: string | null
          first_synced_at?: string
          id: string
          last_name?: string | null
          lifecycle_state?: string | null
          locale?: string | null
          no_contact_reason?: string | null
          no_contact_until?: string | null
          personal_notes?: string | null
          phone?: string | null
          postal_code?: string | null
          preference_notes?: string | null
          preferred_technician_id?: string | null
          reference_id?: string | null
          referred_by?: string | null
          region?: string | null
          status?: string | null
          street1?: string | null
          street2?: string | null
          synced_at?: string
          tags?: string[]
          updated_at?: string | null
        }
        Update: {
          account_id?: string
          city?: string | null
          client_type?: string | null
          company_name?: string | null
          created_at?: string | null
          custom?: Json | null
          default_contact_id?: string | null
          deleted_at?: string | null
          email?: string | null
          first_name?: string | null
          first_synced_at?: string
          id?: string
          last_name?: string | null
          lifecycle_state?: string | null
          locale?: string | null
          no_contact_reason?: string | null
          no_contact_until?: string | null
          personal_notes?: string | null
          phone?: string | null
          postal_code?: string | null
          preference_notes?: string | null
          preferred_technician_id?: string | null
          reference_id?: string | null
          referred_by?: string | null
          region?: string | null
          status?: string | null
          street1?: string | null
          street2?: string | null
          synced_at?: string
          tags?: string[]
          updated_at?: string | null
        }
        Relationships: []
      }
      gazelle_contacts: {
        Row: {
          account_id: string
          archived: boolean | null
          client_id: string | null
          created_at: string | null
          deleted_at: string | null
          email: string | null
          first_name: string | null
          first_synced_at: string
          id: string
          is_billing_default: boolean | null
          is_default: boolean | null
          last_name: string | null
          middle_name: string | null
          phone: string | null
          role: string | null
          synced_at: string
          title: string | null
          updated_at: string | null
          wants_email: boolean | null
          wants_phone: boolean | null
          wants_text: boolean | null
          client: {
            account_id: string
            city: string | null
            client_type: string | null
            company_name: string | null
            created_at: string | null
            custom: Json | null
            default_contact_id: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            last_name: string | null
            lifecycle_state: string | null
            locale: string | null
            no_contact_reason: string | null
            no_contact_until: string | null
            personal_notes: string | null
            phone: string | null
            postal_code: string | null
            preference_notes: string | null
            preferred_technician_id: string | null
            reference_id: string | null
            referred_by: string | null
            region: string | null
            status: string | null
            street1: string | null
            street2: string | null
            synced_at: string
            tags: string[]
            updated_at: string | null
          } | null
          clients: {
            account_id: string
            city: string | null
            client_type: string | null
            company_name: string | null
            created_at: string | null
            custom: Json | null
            default_contact_id: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            last_name: string | null
            lifecycle_state: string | null
            locale: string | null
            no_contact_reason: string | null
            no_contact_until: string | null
            personal_notes: string | null
            phone: string | null
            postal_code: string | null
            preference_notes: string | null
            preferred_technician_id: string | null
            reference_id: string | null
            referred_by: string | null
            region: string | null
            status: string | null
            street1: string | null
            street2: string | null
            synced_at: string
            tags: string[]
            updated_at: string | null
          } | null
          estimates: {
            account_id: string
            archived: boolean | null
            assigned_to_id: string | null
            client_id: string | null
            contact_id: string | null
            created_at: string | null
            created_by_id: string | null
            current_performance_level: number | null
            deleted_at: string | null
            estimated_on: string | null
            expires_on: string | null
            first_synced_at: string
            id: string
            locale: string | null
            notes: string | null
            number: number | null
            piano_id: string | null
            recommended_tier_total: number | null
            synced_at: string
            tags: string[]
            updated_at: string | null
          } | null
          invoices: {
            account_id: string
            archived: boolean | null
            assigned_to_id: string | null
            client_id: string | null
            contact_id: string | null
            created_at: string | null
            created_by_id: string | null
            currency: string | null
            currency_divisor: number | null
            deleted_at: string | null
            due_on: string | null
            due_total: number | null
            first_synced_at: string
            id: string
            net_days: number | null
            notes: string | null
            number: number | null
            paid_total: number | null
            status: string | null
            sub_total: number | null
            synced_at: string
            tags: string[]
            tax_total: number | null
            tip_total: number | null
            total: number | null
            updated_at: string | null
          } | null
        }
        Insert: {
          account_id?: string
          archived?: boolean | null
          client_id?: string | null
          created_at?: string | null
          deleted_at?: string | null
          email?: string | null
          first_name?: string | null
          first_synced_at?: string
          id: string
          is_billing_default?: boolean | null
          is_default?: boolean | null
          last_name?: string | null
          middle_name?: string | null
          phone?: string | null
          role?: string | null
          synced_at?: string
          title?: string | null
          updated_at?: string | null
          wants_email?: boolean | null
          wants_phone?: boolean | null
          wants_text?: boolean | null
        }
        Update: {
          account_id?: string
          archived?: boolean | null
          client_id?: string | null
          created_at?: string | null
          deleted_at?: string | null
          email?: string | null
          first_name?: string | null
          first_synced_at?: string
          id?: string
          is_billing_default?: boolean | null
          is_default?: boolean | null
          last_name?: string | null
          middle_name?: string | null
          phone?: string | null
          role?: string | null
          synced_at?: string
          title?: string | null
          updated_at?: string | null
          wants_email?: boolean | null
          wants_phone?: boolean | null
          wants_text?: boolean | null
        }
        Relationships: []
      }
      gazelle_estimate_tier_items: {
        Row: {
          account_id: string
          amount: number | null
          created_at: string | null
          deleted_at: string | null
          description: string | null
          duration_minutes: number | null
          education_description: string | null
          estimate_id: string | null
          first_synced_at: string
          group_name: string | null
          id: string
          is_taxable: boolean | null
          is_tuning: boolean | null
          name: string | null
          quantity_hundredths: number | null
          sequence_number: number | null
          service_item_id: string | null
          sub_total: number | null
          synced_at: string
          tax_total: number | null
          tier_id: string | null
          total: number | null
          type: string | null
          updated_at: string | null
          estimate: {
            account_id: string
            archived: boolean | null
            assigned_to_id: string | null
            client_id: string | null
            contact_id: string | null
            created_at: string | null
            created_by_id: string | null
            current_performance_level: number | null
            deleted_at: string | null
            estimated_on: string | null
            expires_on: string | null
            first_synced_at: string
            id: string
            locale: string | null
            notes: string | null
            number: number | null
            piano_id: string | null
            recommended_tier_total: number | null
            synced_at: string
            tags: string[]
            updated_at: string | null
          } | null
          service_item: {
            account_id: string
            amount: number | null
            archived: boolean | null
            created_at: string | null
            currency: string | null
            currency_divisor: number | null
            deleted_at: string | null
            description: string | null
            descriptions: Json | null
            duration_minutes: number | null
            education_description: string | null
            education_descriptions: Json | null
            external_url: string | null
            first_synced_at: string
            group_id: string | null
            group_name: string | null
            group_names: Json | null
            group_order: number | null
            id: string
            is_any_user: boolean | null
            is_default: boolean | null
            is_self_schedulable: boolean | null
            is_taxable: boolean | null
            is_tuning: boolean | null
            name: string | null
            names: Json | null
            sequence_number: number | null
            synced_at: string
            type: string | null
            updated_at: string | null
          } | null
          tier: {
            account_id: string
            allow_self_schedule: boolean | null
            created_at: string | null
            deleted_at: string | null
            estimate_id: string | null
            first_synced_at: string
            id: string
            is_primary: boolean | null
            notes: string | null
            sequence_number: number | null
            sub_total: number | null
            synced_at: string
            target_performance_level: number | null
            tax_total: number | null
            total: number | null
            updated_at: string | null
          } | null
        }
        Insert: {
          account_id?: string
          amount?: number | null
          created_at?: string | null
          deleted_at?: string | null
          description?: string | null
          duration_minutes?: number | null
          education_description?: string | null
          estimate_id?: string | null
          first_synced_at?: string
          group_name?: string | null
          id: string
          is_taxable?: boolean | null
          is_tuning?: boolean | null
          name?: string | null
          quantity_hundredths?: number | null
          sequence_number?: number | null
          service_item_id?: string | null
          sub_total?: number | null
          synced_at?: string
          tax_total?: number | null
          tier_id?: string | null
          total?: number | null
          type?: string | null
          updated_at?: string | null
        }
        Update: {
          account_id?: string
          amount?: number | null
          created_at?: string | null
          deleted_at?: string | null
          description?: string | null
          duration_minutes?: number | null
          education_description?: string | null
          estimate_id?: string | null
          first_synced_at?: string
          group_name?: string | null
          id?: string
          is_taxable?: boolean | null
          is_tuning?: boolean | null
          name?: string | null
          quantity_hundredths?: number | null
          sequence_number?: number | null
          service_item_id?: string | null
          sub_total?: number | null
          synced_at?: string
          tax_total?: number | null
          tier_id?: string | null
          total?: number | null
          type?: string | null
          updated_at?: string | null
        }
        Relationships: []
      }
      gazelle_estimate_tiers: {
        Row: {
          account_id: string
          allow_self_schedule: boolean | null
          created_at: string | null
          deleted_at: string | null
          estimate_id: string | null
          first_synced_at: string
          id: string
          is_primary: boolean | null
          notes: string | null
          sequence_number: number | null
          sub_total: number | null
          synced_at: string
          target_performance_level: number | null
          tax_total: number | null
          total: number | null
          updated_at: string | null
          estimate: {
            account_id: string
            archived: boolean | null
            assigned_to_id: string | null
            client_id: string | null
            contact_id: string | null
            created_at: string | null
            created_by_id: string | null
            current_performance_level: number | null
            deleted_at: string | null
            estimated_on: string | null
            expires_on: string | null
            first_synced_at: string
            id: string
            locale: string | null
            notes: string | null
            number: number | null
            piano_id: string | null
            recommended_tier_total: number | null
            synced_at: string
            tags: string[]
            updated_at: string | null
          } | null
          items: {
            account_id: string
            amount: number | null
            created_at: string | null
            deleted_at: string | null
            description: string | null
            duration_minutes: number | null
            education_description: string | null
            estimate_id: string | null
            first_synced_at: string
            group_name: string | null
            id: string
            is_taxable: boolean | null
            is_tuning: boolean | null
            name: string | null
            quantity_hundredths: number | null
            sequence_number: number | null
            service_item_id: string | null
            sub_total: number | null
            synced_at: string
            tax_total: number | null
            tier_id: string | null
            total: number | null
            type: string | null
            updated_at: string | null
          } | null
        }
        Insert: {
          account_id?: string
          allow_self_schedule?: boolean | null
          created_at?: string | null
          deleted_at?: string | null
          estimate_id?: string | null
          first_synced_at?: string
          id: string
          is_primary?: boolean | null
          notes?: string | null
          sequence_number?: number | null
          sub_total?: number | null
          synced_at?: string
          target_performance_level?: number | null
          tax_total?: number | null
          total?: number | null
          updated_at?: string | null
        }
        Update: {
          account_id?: string
          allow_self_schedule?: boolean | null
          created_at?: string | null
          deleted_at?: string | null
          estimate_id?: string | null
          first_synced_at?: string
          id?: string
          is_primary?: boolean | null
          notes?: string | null
          sequence_number?: number | null
          sub_total?: number | null
          synced_at?: string
          target_performance_level?: number | null
          tax_total?: number | null
          total?: number | null
          updated_at?: string | null
        }
        Relationships: []
      }
      gazelle_estimates: {
        Row: {
          account_id: string
          archived: boolean | null
          assigned_to_id: string | null
          client_id: string | null
          contact_id: string | null
          created_at: string | null
          created_by_id: string | null
          current_performance_level: number | null
          deleted_at: string | null
          estimated_on: string | null
          expires_on: string | null
          first_synced_at: string
          id: string
          locale: string | null
          notes: string | null
          number: number | null
          piano_id: string | null
          recommended_tier_total: number | null
          synced_at: string
          tags: string[]
          updated_at: string | null
          assigned_to: {
            access_level: string | null
            account_id: string
            created_at: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            is_schedulable: boolean | null
            last_name: string | null
            locale: string | null
            status: string | null
            synced_at: string
            timezone: string | null
            updated_at: string | null
          } | null
          client: {
            account_id: string
            city: string | null
            client_type: string | null
            company_name: string | null
            created_at: string | null
            custom: Json | null
            default_contact_id: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            last_name: string | null
            lifecycle_state: string | null
            locale: string | null
            no_contact_reason: string | null
            no_contact_until: string | null
            personal_notes: string | null
            phone: string | null
            postal_code: string | null
            preference_notes: string | null
            preferred_technician_id: string | null
            reference_id: string | null
            referred_by: string | null
            region: string | null
            status: string | null
            street1: string | null
            street2: string | null
            synced_at: string
            tags: string[]
            updated_at: string | null
          } | null
          contact: {
            account_id: string
            archived: boolean | null
            client_id: string | null
            created_at: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            is_billing_default: boolean | null
            is_default: boolean | null
            last_name: string | null
            middle_name: string | null
            phone: string | null
            role: string | null
            synced_at: string
            title: string | null
            updated_at: string | null
            wants_email: boolean | null
            wants_phone: boolean | null
            wants_text: boolean | null
          } | null
          created_by: {
            access_level: string | null
            account_id: string
            created_at: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            is_schedulable: boolean | null
            last_name: string | null
            locale: string | null
            status: string | null
            synced_at: string
            timezone: string | null
            updated_at: string | null
          } | null
          piano: {
            account_id: string
            case_color: string | null
            case_finish: string | null
            client_id: string | null
            consignment: boolean | null
            created_at: string | null
            dampp_chaser_humidistat_model: string | null
            dampp_chaser_installed: boolean | null
            dampp_chaser_mfg_date: string | null
            deleted_at: string | null
            first_synced_at: string
            has_ivory: boolean | null
            id: string
            last_service_on: string | null
            location: string | null
            make: string | null
            model: string | null
            needs_repair_or_rebuilding: boolean | null
            next_service_on: string | null
            notes: string | null
            player_installed: boolean | null
            reference_id: string | null
            rental: boolean | null
            rental_contract_ends_on: string | null
            serial_number: string | null
            service_interval_months: number | null
            size: string | null
            status: string | null
            synced_at: string
            tags: string[]
            total_loss: boolean | null
            type: string | null
            updated_at: string | null
            use_type: string | null
            year: number | null
          } | null
          tier_items: {
            account_id: string
            amount: number | null
            created_at: string | null
            deleted_at: string | null
            description: string | null
            duration_minutes: number | null
            education_description: string | null
            estimate_id: string | null
            first_synced_at: string
            group_name: string | null
            id: string
            is_taxable: boolean | null
            is_tuning: boolean | null
            name: string | null
            quantity_hundredths: number | null
            sequence_number: number | null
            service_item_id: string | null
            sub_total: number | null
            synced_at: string
            tax_total: number | null
            tier_id: string | null
            total: number | null
            type: string | null
            updated_at: string | null
          } | null
          tiers: {
            account_id: string
            allow_self_schedule: boolean | null
            created_at: string | null
            deleted_at: string | null
            estimate_id: string | null
            first_synced_at: string
            id: string
            is_primary: boolean | null
            notes: string | null
            sequence_number: number | null
            sub_total: number | null
            synced_at: string
            target_performance_level: number | null
            tax_total: number | null
            total: number | null
            updated_at: string | null
          } | null
          timeline_entries: {
            account_id: string
            appointment_id: string | null
            client_id: string | null
            comment: string | null
            deleted_at: string | null
            estimate_id: string | null
            first_synced_at: string
            id: string
            invoice_id: string | null
            local_date: string | null
            occurred_at: string | null
            piano_id: string | null
            summary: string | null
            synced_at: string
            type: string | null
            user_id: string | null
          } | null
        }
        Insert: {
          account_id?: string
          archived?: boolean | null
          assigned_to_id?: string | null
          client_id?: string | null
          contact_id?: string | null
          created_at?: string | null
          created_by_id?: string | null
          current_performance_level?: number | null
          deleted_at?: string | null
          estimated_on?: string | null
          expires_on?: string | null
          first_synced_at?: string
          id: string
          locale?: string | null
          notes?: string | null
          number?: number | null
          piano_id?: string | null
          recommended_tier_total?: number | null
          synced_at?: string
          tags?: string[]
          updated_at?: string | null
        }
        Update: {
          account_id?: string
          archived?: boolean | null
          assigned_to_id?: string | null
          client_id?: string | null
          contact_id?: string | null
          created_at?: string | null
          created_by_id?: string | null
          current_performance_level?: number | null
          deleted_at?: string | null
          estimated_on?: string | null
          expires_on?: string | null
          first_synced_at?: string
          id?: string
          locale?: string | null
          notes?: string | null
          number?: number | null
          piano_id?: string | null
          recommended_tier_total?: number | null
          synced_at?: string
          tags?: string[]
          updated_at?: string | null
        }
        Relationships: []
      }
      gazelle_invoice_items: {
        Row: {
          account_id: string
          amount: number | null
          billable: boolean | null
          created_at: string | null
          deleted_at: string | null
          description: string | null
          first_synced_at: string
          id: string
          invoice_id: string | null
          piano_id: string | null
          quantity_hundredths: number | null
          sequence_number: number | null
          service_item_id: string | null
          sub_total: number | null
          synced_at: string
          tax_total: number | null
          taxable: boolean | null
          total: number | null
          type: string | null
          updated_at: string | null
          invoice: {
            account_id: string
            archived: boolean | null
            assigned_to_id: string | null
            client_id: string | null
            contact_id: string | null
            created_at: string | null
            created_by_id: string | null
            currency: string | null
            currency_divisor: number | null
            deleted_at: string | null
            due_on: string | null
            due_total: number | null
            first_synced_at: string
            id: string
            net_days: number | null
            notes: string | null
            number: number | null
            paid_total: number | null
            status: string | null
            sub_total: number | null
            synced_at: string
            tags: string[]
            tax_total: number | null
            tip_total: number | null
            total: number | null
            updated_at: string | null
          } | null
          piano: {
            account_id: string
            case_color: string | null
            case_finish: string | null
            client_id: string | null
            consignment: boolean | null
            created_at: string | null
            dampp_chaser_humidistat_model: string | null
            dampp_chaser_installed: boolean | null
            dampp_chaser_mfg_date: string | null
            deleted_at: string | null
            first_synced_at: string
            has_ivory: boolean | null
            id: string
            last_service_on: string | null
            location: string | null
            make: string | null
            model: string | null
            needs_repair_or_rebuilding: boolean | null
            next_service_on: string | null
            notes: string | null
            player_installed: boolean | null
            reference_id: string | null
            rental: boolean | null
            rental_contract_ends_on: string | null
            serial_number: string | null
            service_interval_months: number | null
            size: string | null
            status: string | null
            synced_at: string
            tags: string[]
            total_loss: boolean | null
            type: string | null
            updated_at: string | null
            use_type: string | null
            year: number | null
          } | null
          service_item: {
            account_id: string
            amount: number | null
            archived: boolean | null
            created_at: string | null
            currency: string | null
            currency_divisor: number | null
            deleted_at: string | null
            description: string | null
            descriptions: Json | null
            duration_minutes: number | null
            education_description: string | null
            education_descriptions: Json | null
            external_url: string | null
            first_synced_at: string
            group_id: string | null
            group_name: string | null
            group_names: Json | null
            group_order: number | null
            id: string
            is_any_user: boolean | null
            is_default: boolean | null
            is_self_schedulable: boolean | null
            is_taxable: boolean | null
            is_tuning: boolean | null
            name: string | null
            names: Json | null
            sequence_number: number | null
            synced_at: string
            type: string | null
            updated_at: string | null
          } | null
        }
        Insert: {
          account_id?: string
          amount?: number | null
          billable?: boolean | null
          created_at?: string | null
          deleted_at?: string | null
          description?: string | null
          first_synced_at?: string
          id: string
          invoice_id?: string | null
          piano_id?: string | null
          quantity_hundredths?: number | null
          sequence_number?: number | null
          service_item_id?: string | null
          sub_total?: number | null
          synced_at?: string
          tax_total?: number | null
          taxable?: boolean | null
          total?: number | null
          type?: string | null
          updated_at?: string | null
        }
        Update: {
          account_id?: string
          amount?: number | null
          billable?: boolean | null
          created_at?: string | null
          deleted_at?: string | null
          description?: string | null
          first_synced_at?: string
          id?: string
          invoice_id?: string | null
          piano_id?: string | null
          quantity_hundredths?: number | null
          sequence_number?: number | null
          service_item_id?: string | null
          sub_total?: number | null
          synced_at?: string
          tax_total?: number | null
          taxable?: boolean | null
          total?: number | null
          type?: string | null
          updated_at?: string | null
        }
        Relationships: []
      }
      gazelle_invoice_payments: {
        Row: {
          account_id: string
          amount: number | null
          created_at: string | null
          currency: string | null
          currency_divisor: number | null
          deleted_at: string | null
          failure_reason: string | null
          first_synced_at: string
          id: string
          invoice_id: string | null
          notes: string | null
          paid_at: string | null
          payment_source: string | null
          status: string | null
          synced_at: string
          tip_total: number | null
          type: string | null
          invoice: {
            account_id: string
            archived: boolean | null
            assigned_to_id: string | null
            client_id: string | null
            contact_id: string | null
            created_at: string | null
            created_by_id: string | null
            currency: string | null
            currency_divisor: number | null
            deleted_at: string | null
            due_on: string | null
            due_total: number | null
            first_synced_at: string
            id: string
            net_days: number | null
            notes: string | null
            number: number | null
            paid_total: number | null
            status: string | null
            sub_total: number | null
            synced_at: string
            tags: string[]
            tax_total: number | null
            tip_total: number | null
            total: number | null
            updated_at: string | null
          } | null
        }
        Insert: {
          account_id?: string
          amount?: number | null
          created_at?: string | null
          currency?: string | null
          currency_divisor?: number | null
          deleted_at?: string | null
          failure_reason?: string | null
          first_synced_at?: string
          id: string
          invoice_id?: string | null
          notes?: string | null
          paid_at?: string | null
          payment_source?: string | null
          status?: string | null
          synced_at?: string
          tip_total?: number | null
          type?: string | null
        }
        Update: {
          account_id?: string
          amount?: number | null
          created_at?: string | null
          currency?: string | null
          currency_divisor?: number | null
          deleted_at?: string | null
          failure_reason?: string | null
          first_synced_at?: string
          id?: string
          invoice_id?: string | null
          notes?: string | null
          paid_at?: string | null
          payment_source?: string | null
          status?: string | null
          synced_at?: string
          tip_total?: number | null
          type?: string | null
        }
        Relationships: []
      }
      gazelle_invoices: {
        Row: {
          account_id: string
          archived: boolean | null
          assigned_to_id: string | null
          client_id: string | null
          contact_id: string | null
          created_at: string | null
          created_by_id: string | null
          currency: string | null
          currency_divisor: number | null
          deleted_at: string | null
          due_on: string | null
          due_total: number | null
          first_synced_at: string
          id: string
          net_days: number | null
          notes: string | null
          number: number | null
          paid_total: number | null
          status: string | null
          sub_total: number | null
          synced_at: string
          tags: string[]
          tax_total: number | null
          tip_total: number | null
          total: number | null
          updated_at: string | null
          assigned_to: {
            access_level: string | null
            account_id: string
            created_at: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            is_schedulable: boolean | null
            last_name: string | null
            locale: string | null
            status: string | null
            synced_at: string
            timezone: string | null
            updated_at: string | null
          } | null
          client: {
            account_id: string
            city: string | null
            client_type: string | null
            company_name: string | null
            created_at: string | null
            custom: Json | null
            default_contact_id: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            last_name: string | null
            lifecycle_state: string | null
            locale: string | null
            no_contact_reason: string | null
            no_contact_until: string | null
            personal_notes: string | null
            phone: string | null
            postal_code: string | null
            preference_notes: string | null
            preferred_technician_id: string | null
            reference_id: string | null
            referred_by: string | null
            region: string | null
            status: string | null
            street1: string | null
            street2: string | null
            synced_at: string
            tags: string[]
            updated_at: string | null
          } | null
          contact: {
            account_id: string
            archived: boolean | null
            client_id: string | null
            created_at: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            is_billing_default: boolean | null
            is_default: boolean | null
            last_name: string | null
            middle_name: string | null
            phone: string | null
            role: string | null
            synced_at: string
            title: string | null
            updated_at: string | null
            wants_email: boolean | null
            wants_phone: boolean | null
            wants_text: boolean | null
          } | null
          created_by: {
            access_level: string | null
            account_id: string
            created_at: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            is_schedulable: boolean | null
            last_name: string | null
            locale: string | null
            status: string | null
            synced_at: string
            timezone: string | null
            updated_at: string | null
          } | null
          items: {
            account_id: string
            amount: number | null
            billable: boolean | null
            created_at: string | null
            deleted_at: string | null
            description: string | null
            first_synced_at: string
            id: string
            invoice_id: string | null
            piano_id: string | null
            quantity_hundredths: number | null
            sequence_number: number | null
            service_item_id: string | null
            sub_total: number | null
            synced_at: string
            tax_total: number | null
            taxable: boolean | null
            total: number | null
            type: string | null
            updated_at: string | null
          } | null
          payments: {
            account_id: string
            amount: number | null
            created_at: string | null
            currency: string | null
            currency_divisor: number | null
            deleted_at: string | null
            failure_reason: string | null
            first_synced_at: string
            id: string
            invoice_id: string | null
            notes: string | null
            paid_at: string | null
            payment_source: string | null
            status: string | null
            synced_at: string
            tip_total: number | null
            type: string | null
          } | null
          timeline_entries: {
            account_id: string
            appointment_id: string | null
            client_id: string | null
            comment: string | null
            deleted_at: string | null
            estimate_id: string | null
            first_synced_at: string
            id: string
            invoice_id: string | null
            local_date: string | null
            occurred_at: string | null
            piano_id: string | null
            summary: string | null
            synced_at: string
            type: string | null
            user_id: string | null
          } | null
        }
        Insert: {
          account_id?: string
          archived?: boolean | null
          assigned_to_id?: string | null
          client_id?: string | null
          contact_id?: string | null
          created_at?: string | null
          created_by_id?: string | null
          currency?: string | null
          currency_divisor?: number | null
          deleted_at?: string | null
          due_on?: string | null
          due_total?: number | null
          first_synced_at?: string
          id: string
          net_days?: number | null
          notes?: string | null
          number?: number | null
          paid_total?: number | null
          status?: string | null
          sub_total?: number | null
          synced_at?: string
          tags?: string[]
          tax_total?: number | null
          tip_total?: number | null
          total?: number | null
          updated_at?: string | null
        }
        Update: {
          account_id?: string
          archived?: boolean | null
          assigned_to_id?: string | null
          client_id?: string | null
          contact_id?: string | null
          created_at?: string | null
          created_by_id?: string | null
          currency?: string | null
          currency_divisor?: number | null
          deleted_at?: string | null
          due_on?: string | null
          due_total?: number | null
          first_synced_at?: string
          id?: string
          net_days?: number | null
          notes?: string | null
          number?: number | null
          paid_total?: number | null
          status?: string | null
          sub_total?: number | null
          synced_at?: string
          tags?: string[]
          tax_total?: number | null
          tip_total?: number | null
          total?: number | null
          updated_at?: string | null
        }
        Relationships: []
      }
      gazelle_leases: {
        Row: {
          acquired_at: string
          expires_at: string
          holder: string
          name: string
        }
        Insert: {
          acquired_at?: string
          expires_at?: string
          holder?: string
          name: string
        }
        Update: {
          acquired_at?: string
          expires_at?: string
          holder?: string
          name?: string
        }
        Relationships: []
      }
      gazelle_piano_measurements: {
        Row: {
          a0_dip: number | null
          a0_pitch: number | null
          a1_dip: number | null
          a1_pitch: number | null
          a2_dip: number | null
          a2_pitch: number | null
          a3_dip: number | null
          a3_pitch: number | null
          a4_dip: number | null
          a4_pitch: number | null
          a5_dip: number | null
          a5_pitch: number | null
          a6_dip: number | null
          a6_pitch: number | null
          a7_dip: number | null
          a7_pitch: number | null
          account_id: string
          created_at: string | null
          deleted_at: string | null
          first_synced_at: string
          humidity: number | null
          id: string
          piano_id: string | null
          synced_at: string
          taken_on: string | null
          temperature: number | null
          updated_at: string | null
          piano: {
            account_id: string
            case_color: string | null
            case_finish: string | null
            client_id: string | null
            consignment: boolean | null
            created_at: string | null
            dampp_chaser_humidistat_model: string | null
            dampp_chaser_installed: boolean | null
            dampp_chaser_mfg_date: string | null
            deleted_at: string | null
            first_synced_at: string
            has_ivory: boolean | null
            id: string
            last_service_on: string | null
            location: string | null
            make: string | null
            model: string | null
            needs_repair_or_rebuilding: boolean | null
            next_service_on: string | null
            notes: string | null
            player_installed: boolean | null
            reference_id: string | null
            rental: boolean | null
            rental_contract_ends_on: string | null
            serial_number: string | null
            service_interval_months: number | null
            size: string | null
            status: string | null
            synced_at: string
            tags: string[]
            total_loss: boolean | null
            type: string | null
            updated_at: string | null
            use_type: string | null
            year: number | null
          } | null
        }
        Insert: {
          a0_dip?: number | null
          a0_pitch?: number | null
          a1_dip?: number | null
          a1_pitch?: number | null
          a2_dip?: number | null
          a2_pitch?: number | null
          a3_dip?: number | null
          a3_pitch?: number | null
          a4_dip?: number | null
          a4_pitch?: number | null
          a5_dip?: number | null
          a5_pitch?: number | null
          a6_dip?: number | null
          a6_pitch?: number | null
          a7_dip?: number | null
          a7_pitch?: number | null
          account_id?: string
          created_at?: string | null
          deleted_at?: string | null
          first_synced_at?: string
          humidity?: number | null
          id: string
          piano_id?: string | null
          synced_at?: string
          taken_on?: string | null
          temperature?: number | null
          updated_at?: string | null
        }
        Update: {
          a0_dip?: number | null
          a0_pitch?: number | null
          a1_dip?: number | null
          a1_pitch?: number | null
          a2_dip?: number | null
          a2_pitch?: number | null
          a3_dip?: number | null
          a3_pitch?: number | null
          a4_dip?: number | null
          a4_pitch?: number | null
          a5_dip?: number | null
          a5_pitch?: number | null
          a6_dip?: number | null
          a6_pitch?: number | null
          a7_dip?: number | null
          a7_pitch?: number | null
          account_id?: string
          created_at?: string | null
          deleted_at?: string | null
          first_synced_at?: string
          humidity?: number | null
          id?: string
          piano_id?: string | null
          synced_at?: string
          taken_on?: string | null
          temperature?: number | null
          updated_at?: string | null
        }
        Relationships: []
      }
      gazelle_pianos: {
        Row: {
          account_id: string
          case_color: string | null
          case_finish: string | null
          client_id: string | null
          consignment: boolean | null
          created_at: string | null
          dampp_chaser_humidistat_model: string | null
          dampp_chaser_installed: boolean | null
          dampp_chaser_mfg_date: string | null
          deleted_at: string | null
          first_synced_at: string
          has_ivory: boolean | null
          id: string
          last_service_on: string | null
          location: string | null
          make: string | null
          model: string | null
          needs_repair_or_rebuilding: boolean | null
          next_service_on: string | null
          notes: string | null
          player_installed: boolean | null
          reference_id: string | null
          rental: boolean | null
          rental_contract_ends_on: string | null
          serial_number: string | null
          service_interval_months: number | null
          size: string | null
          status: string | null
          synced_at: string
          tags: string[]
          total_loss: boolean | null
          type: string | null
          updated_at: string | null
          use_type: string | null
          year: number | null
          appointment_services: {
            account_id: string
            amount: number | null
            appointment_id: string | null
            deleted_at: string | null
            duration_minutes: number | null
            first_synced_at: string
            id: string
            is_taxable: boolean | null
            is_tuning: boolean | null
            name: string | null
            piano_id: string | null
            quantity_hundredths: number | null
            service_item_id: string | null
            synced_at: string
            type: string | null
          } | null
          appointments: {
            account_id: string
            address: string | null
            client_id: string | null
            confirmed_at: string | null
            confirmed_by_client: boolean | null
            created_at: string | null
            created_by_id: string | null
            deleted_at: string | null
            duration_minutes: number | null
            first_synced_at: string
            id: string
            is_all_day: boolean | null
            local_date: string | null
            local_time: string | null
            notes: string | null
            piano_id: string | null
            piano_ids: string[]
            source: string | null
            start_at: string | null
            status: string | null
            synced_at: string
            timezone: string | null
            title: string | null
            travel_mode: string | null
            tuning_piano_ids: string[]
            type: string | null
            updated_at: string | null
            user_id: string | null
          } | null
          client: {
            account_id: string
            city: string | null
            client_type: string | null
            company_name: string | null
            created_at: string | null
            custom: Json | null
            default_contact_id: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            last_name: string | null
            lifecycle_state: string | null
            locale: string | null
            no_contact_reason: string | null
            no_contact_until: string | null
            personal_notes: string | null
            phone: string | null
            postal_code: string | null
            preference_notes: string | null
            preferred_technician_id: string | null
            reference_id: string | null
            referred_by: string | null
            region: string | null
            status: string | null
            street1: string | null
            street2: string | null
            synced_at: string
            tags: string[]
            updated_at: string | null
          } | null
          estimates: {
            account_id: string
            archived: boolean | null
            assigned_to_id: string | null
            client_id: string | null
            contact_id: string | null
            created_at: string | null
            created_by_id: string | null
            current_performance_level: number | null
            deleted_at: string | null
            estimated_on: string | null
            expires_on: string | null
            first_synced_at: string
            id: string
            locale: string | null
            notes: string | null
            number: number | null
            piano_id: string | null
            recommended_tier_total: number | null
            synced_at: string
            tags: string[]
            updated_at: string | null
          } | null
          invoice_items: {
            account_id: string
            amount: number | null
            billable: boolean | null
            created_at: string | null
            deleted_at: string | null
            description: string | null
            first_synced_at: string
            id: string
            invoice_id: string | null
            piano_id: string | null
            quantity_hundredths: number | null
            sequence_number: number | null
            service_item_id: string | null
            sub_total: number | null
            synced_at: string
            tax_total: number | null
            taxable: boolean | null
            total: number | null
            type: string | null
            updated_at: string | null
          } | null
          measurements: {
            a0_dip: number | null
            a0_pitch: number | null
            a1_dip: number | null
            a1_pitch: number | null
            a2_dip: number | null
            a2_pitch: number | null
            a3_dip: number | null
            a3_pitch: number | null
            a4_dip: number | null
            a4_pitch: number | null
            a5_dip: number | null
            a5_pitch: number | null
            a6_dip: number | null
            a6_pitch: number | null
            a7_dip: number | null
            a7_pitch: number | null
            account_id: string
            created_at: string | null
            deleted_at: string | null
            first_synced_at: string
            humidity: number | null
            id: string
            piano_id: string | null
            synced_at: string
            taken_on: string | null
            temperature: number | null
            updated_at: string | null
          } | null
          timeline_entries: {
            account_id: string
            appointment_id: string | null
            client_id: string | null
            comment: string | null
            deleted_at: string | null
            estimate_id: string | null
            first_synced_at: string
            id: string
            invoice_id: string | null
            local_date: string | null
            occurred_at: string | null
            piano_id: string | null
            summary: string | null
            synced_at: string
            type: string | null
            user_id: string | null
          } | null
        }
        Insert: {
          account_id?: string
          case_color?: string | null
          case_finish?: string | null
          client_id?: string | null
          consignment?: boolean | null
          created_at?: string | null
          dampp_chaser_humidistat_model?: string | null
          dampp_chaser_installed?: boolean | null
          dampp_chaser_mfg_date?: string | null
          deleted_at?: string | null
          first_synced_at?: string
          has_ivory?: boolean | null
          id: string
          last_service_on?: string | null
          location?: string | null
          make?: string | null
          model?: string | null
          needs_repair_or_rebuilding?: boolean | null
          next_service_on?: string | null
          notes?: string | null
          player_installed?: boolean | null
          reference_id?: string | null
          rental?: boolean | null
          rental_contract_ends_on?: string | null
          serial_number?: string | null
          service_interval_months?: number | null
          size?: string | null
          status?: string | null
          synced_at?: string
          tags?: string[]
          total_loss?: boolean | null
          type?: string | null
          updated_at?: string | null
          use_type?: string | null
          year?: number | null
        }
        Update: {
          account_id?: string
          case_color?: string | null
          case_finish?: string | null
          client_id?: string | null
          consignment?: boolean | null
          created_at?: string | null
          dampp_chaser_humidistat_model?: string | null
          dampp_chaser_installed?: boolean | null
          dampp_chaser_mfg_date?: string | null
          deleted_at?: string | null
          first_synced_at?: string
          has_ivory?: boolean | null
          id?: string
          last_service_on?: string | null
          location?: string | null
          make?: string | null
          model?: string | null
          needs_repair_or_rebuilding?: boolean | null
          next_service_on?: string | null
          notes?: string | null
          player_installed?: boolean | null
          reference_id?: string | null
          rental?: boolean | null
          rental_contract_ends_on?: string | null
          serial_number?: string | null
          service_interval_months?: number | null
          size?: string | null
          status?: string | null
          synced_at?: string
          tags?: string[]
          total_loss?: boolean | null
          type?: string | null
          updated_at?: string | null
          use_type?: string | null
          year?: number | null
        }
        Relationships: []
      }
      gazelle_rejects: {
        Row: {
          account_id: string
          created_at: string | null
          entity: string | null
          id: string
          ignored_at: string | null
          kind: string | null
          reason: string | null
          record: Json | null
          record_id: string | null
          resolved_at: string | null
          run_id: string | null
          tried_at: string | null
        }
        Insert: {
          account_id?: string
          created_at?: string | null
          entity?: string | null
          id: string
          ignored_at?: string | null
          kind?: string | null
          reason?: string | null
          record?: Json | null
          record_id?: string | null
          resolved_at?: string | null
          run_id?: string | null
          tried_at?: string | null
        }
        Update: {
          account_id?: string
          created_at?: string | null
          entity?: string | null
          id?: string
          ignored_at?: string | null
          kind?: string | null
          reason?: string | null
          record?: Json | null
          record_id?: string | null
          resolved_at?: string | null
          run_id?: string | null
          tried_at?: string | null
        }
        Relationships: []
      }
      gazelle_service_items: {
        Row: {
          account_id: string
          amount: number | null
          archived: boolean | null
          created_at: string | null
          currency: string | null
          currency_divisor: number | null
          deleted_at: string | null
          description: string | null
          descriptions: Json | null
          duration_minutes: number | null
          education_description: string | null
          education_descriptions: Json | null
          external_url: string | null
          first_synced_at: string
          group_id: string | null
          group_name: string | null
          group_names: Json | null
          group_order: number | null
          id: string
          is_any_user: boolean | null
          is_default: boolean | null
          is_self_schedulable: boolean | null
          is_taxable: boolean | null
          is_tuning: boolean | null
          name: string | null
          names: Json | null
          sequence_number: number | null
          synced_at: string
          type: string | null
          updated_at: string | null
          appointment_services: {
            account_id: string
            amount: number | null
            appointment_id: string | null
            deleted_at: string | null
            duration_minutes: number | null
            first_synced_at: string
            id: string
            is_taxable: boolean | null
            is_tuning: boolean | null
            name: string | null
            piano_id: string | null
            quantity_hundredths: number | null
            service_item_id: string | null
            synced_at: string
            type: string | null
          } | null
          estimate_tier_items: {
            account_id: string
            amount: number | null
            created_at: string | null
            deleted_at: string | null
            description: string | null
            duration_minutes: number | null
            education_description: string | null
            estimate_id: string | null
            first_synced_at: string
            group_name: string | null
            id: string
            is_taxable: boolean | null
            is_tuning: boolean | null
            name: string | null
            quantity_hundredths: number | null
            sequence_number: number | null
            service_item_id: string | null
            sub_total: number | null
            synced_at: string
            tax_total: number | null
            tier_id: string | null
            total: number | null
            type: string | null
            updated_at: string | null
          } | null
          invoice_items: {
            account_id: string
            amount: number | null
            billable: boolean | null
            created_at: string | null
            deleted_at: string | null
            description: string | null
            first_synced_at: string
            id: string
            invoice_id: string | null
            piano_id: string | null
            quantity_hundredths: number | null
            sequence_number: number | null
            service_item_id: string | null
            sub_total: number | null
            synced_at: string
            tax_total: number | null
            taxable: boolean | null
            total: number | null
            type: string | null
            updated_at: string | null
          } | null
        }
        Insert: {
          account_id?: string
          amount?: number | null
          archived?: boolean | null
          created_at?: string | null
          currency?: string | null
          currency_divisor?: number | null
          deleted_at?: string | null
          description?: string | null
          descriptions?: Json | null
          duration_minutes?: number | null
          education_description?: string | null
          education_descriptions?: Json | null
          external_url?: string | null
          first_synced_at?: string
          group_id?: string | null
          group_name?: string | null
          group_names?: Json | null
          group_order?: number | null
          id: string
          is_any_user?: boolean | null
          is_default?: boolean | null
          is_self_schedulable?: boolean | null
          is_taxable?: boolean | null
          is_tuning?: boolean | null
          name?: string | null
          names?: Json | null
          sequence_number?: number | null
          synced_at?: string
          type?: string | null
          updated_at?: string | null
        }
        Update: {
          account_id?: string
          amount?: number | null
          archived?: boolean | null
          created_at?: string | null
          currency?: string | null
          currency_divisor?: number | null
          deleted_at?: string | null
          description?: string | null
          descriptions?: Json | null
          duration_minutes?: number | null
          education_description?: string | null
          education_descriptions?: Json | null
          external_url?: string | null
          first_synced_at?: string
          group_id?: string | null
          group_name?: string | null
          group_names?: Json | null
          group_order?: number | null
          id?: string
          is_any_user?: boolean | null
          is_default?: boolean | null
          is_self_schedulable?: boolean | null
          is_taxable?: boolean | null
          is_tuning?: boolean | null
          name?: string | null
          names?: Json | null
          sequence_number?: number | null
          synced_at?: string
          type?: string | null
          updated_at?: string | null
        }
        Relationships: []
      }
      gazelle_timeline_entries: {
        Row: {
          account_id: string
          appointment_id: string | null
          client_id: string | null
          comment: string | null
          deleted_at: string | null
          estimate_id: string | null
          first_synced_at: string
          id: string
          invoice_id: string | null
          local_date: string | null
          occurred_at: string | null
          piano_id: string | null
          summary: string | null
          synced_at: string
          type: string | null
          user_id: string | null
          appointment: {
            account_id: string
            address: string | null
            client_id: string | null
            confirmed_at: string | null
            confirmed_by_client: boolean | null
            created_at: string | null
            created_by_id: string | null
            deleted_at: string | null
            duration_minutes: number | null
            first_synced_at: string
            id: string
            is_all_day: boolean | null
            local_date: string | null
            local_time: string | null
            notes: string | null
            piano_id: string | null
            piano_ids: string[]
            source: string | null
            start_at: string | null
            status: string | null
            synced_at: string
            timezone: string | null
            title: string | null
            travel_mode: string | null
            tuning_piano_ids: string[]
            type: string | null
            updated_at: string | null
            user_id: string | null
          } | null
          client: {
            account_id: string
            city: string | null
            client_type: string | null
            company_name: string | null
            created_at: string | null
            custom: Json | null
            default_contact_id: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            last_name: string | null
            lifecycle_state: string | null
            locale: string | null
            no_contact_reason: string | null
            no_contact_until: string | null
            personal_notes: string | null
            phone: string | null
            postal_code: string | null
            preference_notes: string | null
            preferred_technician_id: string | null
            reference_id: string | null
            referred_by: string | null
            region: string | null
            status: string | null
            street1: string | null
            street2: string | null
            synced_at: string
            tags: string[]
            updated_at: string | null
          } | null
          estimate: {
            account_id: string
            archived: boolean | null
            assigned_to_id: string | null
            client_id: string | null
            contact_id: string | null
            created_at: string | null
            created_by_id: string | null
            current_performance_level: number | null
            deleted_at: string | null
            estimated_on: string | null
            expires_on: string | null
            first_synced_at: string
            id: string
            locale: string | null
            notes: string | null
            number: number | null
            piano_id: string | null
            recommended_tier_total: number | null
            synced_at: string
            tags: string[]
            updated_at: string | null
          } | null
          invoice: {
            account_id: string
            archived: boolean | null
            assigned_to_id: string | null
            client_id: string | null
            contact_id: string | null
            created_at: string | null
            created_by_id: string | null
            currency: string | null
            currency_divisor: number | null
            deleted_at: string | null
            due_on: string | null
            due_total: number | null
            first_synced_at: string
            id: string
            net_days: number | null
            notes: string | null
            number: number | null
            paid_total: number | null
            status: string | null
            sub_total: number | null
            synced_at: string
            tags: string[]
            tax_total: number | null
            tip_total: number | null
            total: number | null
            updated_at: string | null
          } | null
          piano: {
            account_id: string
            case_color: string | null
            case_finish: string | null
            client_id: string | null
            consignment: boolean | null
            created_at: string | null
            dampp_chaser_humidistat_model: string | null
            dampp_chaser_installed: boolean | null
            dampp_chaser_mfg_date: string | null
            deleted_at: string | null
            first_synced_at: string
            has_ivory: boolean | null
            id: string
            last_service_on: string | null
            location: string | null
            make: string | null
            model: string | null
            needs_repair_or_rebuilding: boolean | null
            next_service_on: string | null
            notes: string | null
            player_installed: boolean | null
            reference_id: string | null
            rental: boolean | null
            rental_contract_ends_on: string | null
            serial_number: string | null
            service_interval_months: number | null
            size: string | null
            status: string | null
            synced_at: string
            tags: string[]
            total_loss: boolean | null
            type: string | null
            updated_at: string | null
            use_type: string | null
            year: number | null
          } | null
          user: {
            access_level: string | null
            account_id: string
            created_at: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            is_schedulable: boolean | null
            last_name: string | null
            locale: string | null
            status: string | null
            synced_at: string
            timezone: string | null
            updated_at: string | null
          } | null
        }
        Insert: {
          account_id?: string
          appointment_id?: string | null
          client_id?: string | null
          comment?: string | null
          deleted_at?: string | null
          estimate_id?: string | null
          first_synced_at?: string
          id: string
          invoice_id?: string | null
          local_date?: string | null
          occurred_at?: string | null
          piano_id?: string | null
          summary?: string | null
          synced_at?: string
          type?: string | null
          user_id?: string | null
        }
        Update: {
          account_id?: string
          appointment_id?: string | null
          client_id?: string | null
          comment?: string | null
          deleted_at?: string | null
          estimate_id?: string | null
          first_synced_at?: string
          id?: string
          invoice_id?: string | null
          local_date?: string | null
          occurred_at?: string | null
          piano_id?: string | null
          summary?: string | null
          synced_at?: string
          type?: string | null
          user_id?: string | null
        }
        Relationships: []
      }
      gazelle_users: {
        Row: {
          access_level: string | null
          account_id: string
          created_at: string | null
          deleted_at: string | null
          email: string | null
          first_name: string | null
          first_synced_at: string
          id: string
          is_schedulable: boolean | null
          last_name: string | null
          locale: string | null
          status: string | null
          synced_at: string
          timezone: string | null
          updated_at: string | null
          appointments: {
            account_id: string
            address: string | null
            client_id: string | null
            confirmed_at: string | null
            confirmed_by_client: boolean | null
            created_at: string | null
            created_by_id: string | null
            deleted_at: string | null
            duration_minutes: number | null
            first_synced_at: string
            id: string
            is_all_day: boolean | null
            local_date: string | null
            local_time: string | null
            notes: string | null
            piano_id: string | null
            piano_ids: string[]
            source: string | null
            start_at: string | null
            status: string | null
            synced_at: string
            timezone: string | null
            title: string | null
            travel_mode: string | null
            tuning_piano_ids: string[]
            type: string | null
            updated_at: string | null
            user_id: string | null
          } | null
          clients: {
            account_id: string
            city: string | null
            client_type: string | null
            company_name: string | null
            created_at: string | null
            custom: Json | null
            default_contact_id: string | null
            deleted_at: string | null
            email: string | null
            first_name: string | null
            first_synced_at: string
            id: string
            last_name: string | null
            lifecycle_state: string | null
            locale: string | null
            no_contact_reason: string | null
            no_contact_until: string | null
            personal_notes: string | null
            phone: string | null
            postal_code: string | null
            preference_notes: string | null
            preferred_technician_id: string | null
            reference_id: string | null
            referred_by: string | null
            region: string | null
            status: string | null
            street1: string | null
            street2: string | null
            synced_at: string
            tags: string[]
            updated_at: string | null
          } | null
          created_appointments: {
            account_id: string
            address: string | null
            client_id: string | null
            confirmed_at: string | null
            confirmed_by_client: boolean | null
            created_at: string | null
            created_by_id: string | null
            deleted_at: string | null
            duration_minutes: number | null
            first_synced_at: string
            id: string
            is_all_day: boolean | null
            local_date: string | null
            local_time: string | null
            notes: string | null
            piano_id: string | null
            piano_ids: string[]
            source: string | null
            start_at: string | null
            status: string | null
            synced_at: string
            timezone: string | null
            title: string | null
            travel_mode: string | null
            tuning_piano_ids: string[]
            type: string | null
            updated_at: string | null
            user_id: string | null
          } | null
          created_estimates: {
            account_id: string
            archived: boolean | null
            assigned_to_id: string | null
            client_id: string | null
            contact_id: string | null
            created_at: string | null
            created_by_id: string | null
            current_performance_level: number | null
            deleted_at: string | null
            estimated_on: string | null
            expires_on: string | null
            first_synced_at: string
            id: string
            locale: string | null
            notes: string | null
            number: number | null
            piano_id: string | null
            recommended_tier_total: number | null
            synced_at: string
            tags: string[]
            updated_at: string | null
          } | null
          created_invoices: {
            account_id: string
            archived: boolean | null
            assigned_to_id: string | null
            client_id: string | null
            contact_id: string | null
            created_at: string | null
            created_by_id: string | null
            currency: string | null
            currency_divisor: number | null
            deleted_at: string | null
            due_on: string | null
            due_total: number | null
            first_synced_at: string
            id: string
            net_days: number | null
            notes: string | null
            number: number | null
            paid_total: number | null
            status: string | null
            sub_total: number | null
            synced_at: string
            tags: string[]
            tax_total: number | null
            tip_total: number | null
            total: number | null
            updated_at: string | null
          } | null
          estimates: {
            account_id: string
            archived: boolean | null
            assigned_to_id: string | null
            client_id: string | null
            contact_id: string | null
            created_at: string | null
            created_by_id: string | null
            current_performance_level: number | null
            deleted_at: string | null
            estimated_on: string | null
            expires_on: string | null
            first_synced_at: string
            id: string
            locale: string | null
            notes: string | null
            number: number | null
            piano_id: string | null
            recommended_tier_total: number | null
            synced_at: string
            tags: string[]
            updated_at: string | null
          } | null
          invoices: {
            account_id: string
            archived: boolean | null
            assigned_to_id: string | null
            client_id: string | null
            contact_id: string | null
            created_at: string | null
            created_by_id: string | null
            currency: string | null
            currency_divisor: number | null
            deleted_at: string | null
            due_on: string | null
            due_total: number | null
            first_synced_at: string
            id: string
            net_days: number | null
            notes: string | null
            number: number | null
            paid_total: number | null
            status: string | null
            sub_total: number | null
            synced_at: string
            tags: string[]
            tax_total: number | null
            tip_total: number | null
            total: number | null
            updated_at: string | null
          } | null
          timeline_entries: {
            account_id: string
            appointment_id: string | null
            client_id: string | null
            comment: string | null
            deleted_at: string | null
            estimate_id: string | null
            first_synced_at: string
            id: string
            invoice_id: string | null
            local_date: string | null
            occurred_at: string | null
            piano_id: string | null
            summary: string | null
            synced_at: string
            type: string | null
            user_id: string | null
          } | null
        }
        Insert: {
          access_level?: string | null
          account_id?: string
          created_at?: string | null
          deleted_at?: string | null
          email?: string | null
          first_name?: string | null
          first_synced_at?: string
          id: string
          is_schedulable?: boolean | null
          last_name?: string | null
          locale?: string | null
          status?: string | null
          synced_at?: string
          timezone?: string | null
          updated_at?: string | null
        }
        Update: {
          access_level?: string | null
          account_id?: string
          created_at?: string | null
          deleted_at?: string | null
          email?: string | null
          first_name?: string | null
          first_synced_at?: string
          id?: string
          is_schedulable?: boolean | null
          last_name?: string | null
          locale?: string | null
          status?: string | null
          synced_at?: string
          timezone?: string | null
          updated_at?: string | null
        }
        Relationships: []
      }
      sync_logs: {
        Row: {
          account_id: string
          duration_ms: number | null
          error: string | null
          finished_at: string | null
          id: number
          mode: string | null
          run_id: string | null
          started_at: string | null
          stats: Json | null
          status: string | null
          triggered_by: string | null
        }
        Insert: {
          account_id?: string
          duration_ms?: number | null
          error?: string | null
          finished_at?: string | null
          id?: number
          mode?: string | null
          run_id?: string | null
          started_at?: string | null
          stats?: Json | null
          status?: string | null
          triggered_by?: string | null
        }
        Update: {
          account_id?: string
          duration_ms?: number | null
          error?: string | null
          finished_at?: string | null
          id?: number
          mode?: string | null
          run_id?: string | null
          started_at?: string | null
          stats?: Json | null
          status?: string | null
          triggered_by?: string | null
        }
        Relationships: []
      }
      system_settings: {
        Row: {
          key: string
          updated_at: string | null
          value: string
        }
        Insert: {
          key: string
          updated_at?: string | null
          value: string
        }
        Update: {
          key?: string
          updated_at?: string | null
          value?: string
        }
        Relationships: []
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      appointment:
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_appointment_services"]["Row"]
            }
            Returns: {
              account_id: string
              address: string | null
              client_id: string | null
              confirmed_at: string | null
              confirmed_by_client: boolean | null
              created_at: string | null
              created_by_id: string | null
              deleted_at: string | null
              duration_minutes: number | null
              first_synced_at: string
              id: string
              is_all_day: boolean | null
              local_date: string | null
              local_time: string | null
              notes: string | null
              piano_id: string | null
              piano_ids: string[]
              source: string | null
              start_at: string | null
              status: string | null
              synced_at: string
              timezone: string | null
              title: string | null
              travel_mode: string | null
              tuning_piano_ids: string[]
              type: string | null
              updated_at: string | null
              user_id: string | null
            }
            SetofOptions: {
              from: "gazelle_appointment_services"
              to: "gazelle_appointments"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_timeline_entries"]["Row"]
            }
            Returns: {
              account_id: string
              address: string | null
              client_id: string | null
              confirmed_at: string | null
              confirmed_by_client: boolean | null
              created_at: string | null
              created_by_id: string | null
              deleted_at: string | null
              duration_minutes: number | null
              first_synced_at: string
              id: string
              is_all_day: boolean | null
              local_date: string | null
              local_time: string | null
              notes: string | null
              piano_id: string | null
              piano_ids: string[]
              source: string | null
              start_at: string | null
              status: string | null
              synced_at: string
              timezone: string | null
              title: string | null
              travel_mode: string | null
              tuning_piano_ids: string[]
              type: string | null
              updated_at: string | null
              user_id: string | null
            }
            SetofOptions: {
              from: "gazelle_timeline_entries"
              to: "gazelle_appointments"
              isOneToOne: true
              isSetofReturn: true
            }
          }
      appointment_services:
        | {
            Args: { "": Database["public"]["Tables"]["gazelle_pianos"]["Row"] }
            Returns: {
              account_id: string
              amount: number | null
              appointment_id: string | null
              deleted_at: string | null
              duration_minutes: number | null
              first_synced_at: string
              id: string
              is_taxable: boolean | null
              is_tuning: boolean | null
              name: string | null
              piano_id: string | null
              quantity_hundredths: number | null
              service_item_id: string | null
              synced_at: string
              type: string | null
            }[]
            SetofOptions: {
              from: "gazelle_pianos"
              to: "gazelle_appointment_services"
              isOneToOne: false
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_service_items"]["Row"]
            }
            Returns: {
              account_id: string
              amount: number | null
              appointment_id: string | null
              deleted_at: string | null
              duration_minutes: number | null
              first_synced_at: string
              id: string
              is_taxable: boolean | null
              is_tuning: boolean | null
              name: string | null
              piano_id: string | null
              quantity_hundredths: number | null
              service_item_id: string | null
              synced_at: string
              type: string | null
            }[]
            SetofOptions: {
              from: "gazelle_service_items"
              to: "gazelle_appointment_services"
              isOneToOne: false
              isSetofReturn: true
            }
          }
      appointments:
        | {
            Args: { "": Database["public"]["Tables"]["gazelle_clients"]["Row"] }
            Returns: {
              account_id: string
              address: string | null
              client_id: string | null
              confirmed_at: string | null
              confirmed_by_client: boolean | null
              created_at: string | null
              created_by_id: string | null
              deleted_at: string | null
              duration_minutes: number | null
              first_synced_at: string
              id: string
              is_all_day: boolean | null
              local_date: string | null
              local_time: string | null
              notes: string | null
              piano_id: string | null
              piano_ids: string[]
              source: string | null
              start_at: string | null
              status: string | null
              synced_at: string
              timezone: string | null
              title: string | null
              travel_mode: string | null
              tuning_piano_ids: string[]
              type: string | null
              updated_at: string | null
              user_id: string | null
            }[]
            SetofOptions: {
              from: "gazelle_clients"
              to: "gazelle_appointments"
              isOneToOne: false
              isSetofReturn: true
            }
          }
        | {
            Args: { "": Database["public"]["Tables"]["gazelle_pianos"]["Row"] }
            Returns: {
              account_id: string
              address: string | null
              client_id: string | null
              confirmed_at: string | null
              confirmed_by_client: boolean | null
              created_at: string | null
              created_by_id: string | null
              deleted_at: string | null
              duration_minutes: number | null
              first_synced_at: string
              id: string
              is_all_day: boolean | null
              local_date: string | null
              local_time: string | null
              notes: string | null
              piano_id: string | null
              piano_ids: string[]
              source: string | null
              start_at: string | null
              status: string | null
              synced_at: string
              timezone: string | null
              title: string | null
              travel_mode: string | null
              tuning_piano_ids: string[]
              type: string | null
              updated_at: string | null
              user_id: string | null
            }[]
            SetofOptions: {
              from: "gazelle_pianos"
              to: "gazelle_appointments"
              isOneToOne: false
              isSetofReturn: true
            }
          }
        | {
            Args: { "": Database["public"]["Tables"]["gazelle_users"]["Row"] }
            Returns: {
              account_id: string
              address: string | null
              client_id: string | null
              confirmed_at: string | null
              confirmed_by_client: boolean | null
              created_at: string | null
              created_by_id: string | null
              deleted_at: string | null
              duration_minutes: number | null
              first_synced_at: string
              id: string
              is_all_day: boolean | null
              local_date: string | null
              local_time: string | null
              notes: string | null
              piano_id: string | null
              piano_ids: string[]
              source: string | null
              start_at: string | null
              status: string | null
              synced_at: string
              timezone: string | null
              title: string | null
              travel_mode: string | null
              tuning_piano_ids: string[]
              type: string | null
              updated_at: string | null
              user_id: string | null
            }[]
            SetofOptions: {
              from: "gazelle_users"
              to: "gazelle_appointments"
              isOneToOne: false
              isSetofReturn: true
            }
          }
      assigned_to:
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_estimates"]["Row"]
            }
            Returns: {
              access_level: string | null
              account_id: string
              created_at: string | null
              deleted_at: string | null
              email: string | null
              first_name: string | null
              first_synced_at: string
              id: string
              is_schedulable: boolean | null
              last_name: string | null
              locale: string | null
              status: string | null
              synced_at: string
              timezone: string | null
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_estimates"
              to: "gazelle_users"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_invoices"]["Row"]
            }
            Returns: {
              access_level: string | null
              account_id: string
              created_at: string | null
              deleted_at: string | null
              email: string | null
              first_name: string | null
              first_synced_at: string
              id: string
              is_schedulable: boolean | null
              last_name: string | null
              locale: string | null
              status: string | null
              synced_at: string
              timezone: string | null
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_invoices"
              to: "gazelle_users"
              isOneToOne: true
              isSetofReturn: true
            }
          }
      client:
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_appointments"]["Row"]
            }
            Returns: {
              account_id: string
              city: string | null
              client_type: string | null
              company_name: string | null
              created_at: string | null
              custom: Json | null
              default_contact_id: string | null
              deleted_at: string | null
              email: string | null
              first_name: string | null
              first_synced_at: string
              id: string
              last_name: string | null
              lifecycle_state: string | null
              locale: string | null
              no_contact_reason: string | null
              no_contact_until: string | null
              personal_notes: string | null
              phone: string | null
              postal_code: string | null
              preference_notes: string | null
              preferred_technician_id: string | null
              reference_id: string | null
              referred_by: string | null
              region: string | null
              status: string | null
              street1: string | null
              street2: string | null
              synced_at: string
              tags: string[]
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_appointments"
              to: "gazelle_clients"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_contacts"]["Row"]
            }
            Returns: {
              account_id: string
              city: string | null
              client_type: string | null
              company_name: string | null
              created_at: string | null
              custom: Json | null
              default_contact_id: string | null
              deleted_at: string | null
              email: string | null
              first_name: string | null
              first_synced_at: string
              id: string
              last_name: string | null
              lifecycle_state: string | null
              locale: string | null
              no_contact_reason: string | null
              no_contact_until: string | null
              personal_notes: string | null
              phone: string | null
              postal_code: string | null
              preference_notes: string | null
              preferred_technician_id: string | null
              reference_id: string | null
              referred_by: string | null
              region: string | null
              status: string | null
              street1: string | null
              street2: string | null
              synced_at: string
              tags: string[]
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_contacts"
              to: "gazelle_clients"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_estimates"]["Row"]
            }
            Returns: {
              account_id: string
              city: string | null
              client_type: string | null
              company_name: string | null
              created_at: string | null
              custom: Json | null
              default_contact_id: string | null
              deleted_at: string | null
              email: string | null
              first_name: string | null
              first_synced_at: string
              id: string
              last_name: string | null
              lifecycle_state: string | null
              locale: string | null
              no_contact_reason: string | null
              no_contact_until: string | null
              personal_notes: string | null
              phone: string | null
              postal_code: string | null
              preference_notes: string | null
              preferred_technician_id: string | null
              reference_id: string | null
              referred_by: string | null
              region: string | null
              status: string | null
              street1: string | null
              street2: string | null
              synced_at: string
              tags: string[]
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_estimates"
              to: "gazelle_clients"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_invoices"]["Row"]
            }
            Returns: {
              account_id: string
              city: string | null
              client_type: string | null
              company_name: string | null
              created_at: string | null
              custom: Json | null
              default_contact_id: string | null
              deleted_at: string | null
              email: string | null
              first_name: string | null
              first_synced_at: string
              id: string
              last_name: string | null
              lifecycle_state: string | null
              locale: string | null
              no_contact_reason: string | null
              no_contact_until: string | null
              personal_notes: string | null
              phone: string | null
              postal_code: string | null
              preference_notes: string | null
              preferred_technician_id: string | null
              reference_id: string | null
              referred_by: string | null
              region: string | null
              status: string | null
              street1: string | null
              street2: string | null
              synced_at: string
              tags: string[]
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_invoices"
              to: "gazelle_clients"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: { "": Database["public"]["Tables"]["gazelle_pianos"]["Row"] }
            Returns: {
              account_id: string
              city: string | null
              client_type: string | null
              company_name: string | null
              created_at: string | null
              custom: Json | null
              default_contact_id: string | null
              deleted_at: string | null
              email: string | null
              first_name: string | null
              first_synced_at: string
              id: string
              last_name: string | null
              lifecycle_state: string | null
              locale: string | null
              no_contact_reason: string | null
              no_contact_until: string | null
              personal_notes: string | null
              phone: string | null
              postal_code: string | null
              preference_notes: string | null
              preferred_technician_id: string | null
              reference_id: string | null
              referred_by: string | null
              region: string | null
              status: string | null
              street1: string | null
              street2: string | null
              synced_at: string
              tags: string[]
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_pianos"
              to: "gazelle_clients"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_timeline_entries"]["Row"]
            }
            Returns: {
              account_id: string
              city: string | null
              client_type: string | null
              company_name: string | null
              created_at: string | null
              custom: Json | null
              default_contact_id: string | null
              deleted_at: string | null
              email: string | null
              first_name: string | null
              first_synced_at: string
              id: string
              last_name: string | null
              lifecycle_state: string | null
              locale: string | null
              no_contact_reason: string | null
              no_contact_until: string | null
              personal_notes: string | null
              phone: string | null
              postal_code: string | null
              preference_notes: string | null
              preferred_technician_id: string | null
              reference_id: string | null
              referred_by: string | null
              region: string | null
              status: string | null
              street1: string | null
              street2: string | null
              synced_at: string
              tags: string[]
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_timeline_entries"
              to: "gazelle_clients"
              isOneToOne: true
              isSetofReturn: true
            }
          }
      clients:
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_contacts"]["Row"]
            }
            Returns: {
              account_id: string
              city: string | null
              client_type: string | null
              company_name: string | null
              created_at: string | null
              custom: Json | null
              default_contact_id: string | null
              deleted_at: string | null
              email: string | null
              first_name: string | null
              first_synced_at: string
              id: string
              last_name: string | null
              lifecycle_state: string | null
              locale: string | null
              no_contact_reason: string | null
              no_contact_until: string | null
              personal_notes: string | null
              phone: string | null
              postal_code: string | null
              preference_notes: string | null
              preferred_technician_id: string | null
              reference_id: string | null
              referred_by: string | null
              region: string | null
              status: string | null
              street1: string | null
              street2: string | null
              synced_at: string
              tags: string[]
              updated_at: string | null
            }[]
            SetofOptions: {
              from: "gazelle_contacts"
              to: "gazelle_clients"
              isOneToOne: false
              isSetofReturn: true
            }
          }
        | {
            Args: { "": Database["public"]["Tables"]["gazelle_users"]["Row"] }
            Returns: {
              account_id: string
              city: string | null
              client_type: string | null
              company_name: string | null
              created_at: string | null
              custom: Json | null
              default_contact_id: string | null
              deleted_at: string | null
              email: string | null
              first_name: string | null
              first_synced_at: string
              id: string
              last_name: string | null
              lifecycle_state: string | null
              locale: string | null
              no_contact_reason: string | null
              no_contact_until: string | null
              personal_notes: string | null
              phone: string | null
              postal_code: string | null
              preference_notes: string | null
              preferred_technician_id: string | null
              reference_id: string | null
              referred_by: string | null
              region: string | null
              status: string | null
              street1: string | null
              street2: string | null
              synced_at: string
              tags: string[]
              updated_at: string | null
            }[]
            SetofOptions: {
              from: "gazelle_users"
              to: "gazelle_clients"
              isOneToOne: false
              isSetofReturn: true
            }
          }
      contact:
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_estimates"]["Row"]
            }
            Returns: {
              account_id: string
              archived: boolean | null
              client_id: string | null
              created_at: string | null
              deleted_at: string | null
              email: string | null
              first_name: string | null
              first_synced_at: string
              id: string
              is_billing_default: boolean | null
              is_default: boolean | null
              last_name: string | null
              middle_name: string | null
              phone: string | null
              role: string | null
              synced_at: string
              title: string | null
              updated_at: string | null
              wants_email: boolean | null
              wants_phone: boolean | null
              wants_text: boolean | null
            }
            SetofOptions: {
              from: "gazelle_estimates"
              to: "gazelle_contacts"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_invoices"]["Row"]
            }
            Returns: {
              account_id: string
              archived: boolean | null
              client_id: string | null
              created_at: string | null
              deleted_at: string | null
              email: string | null
              first_name: string | null
              first_synced_at: string
              id: string
              is_billing_default: boolean | null
              is_default: boolean | null
              last_name: string | null
              middle_name: string | null
              phone: string | null
              role: string | null
              synced_at: string
              title: string | null
              updated_at: string | null
              wants_email: boolean | null
              wants_phone: boolean | null
              wants_text: boolean | null
            }
            SetofOptions: {
              from: "gazelle_invoices"
              to: "gazelle_contacts"
              isOneToOne: true
              isSetofReturn: true
            }
          }
      contacts: {
        Args: { "": Database["public"]["Tables"]["gazelle_clients"]["Row"] }
        Returns: {
          account_id: string
          archived: boolean | null
          client_id: string | null
          created_at: string | null
          deleted_at: string | null
          email: string | null
          first_name: string | null
          first_synced_at: string
          id: string
          is_billing_default: boolean | null
          is_default: boolean | null
          last_name: string | null
          middle_name: string | null
          phone: string | null
          role: string | null
          synced_at: string
          title: string | null
          updated_at: string | null
          wants_email: boolean | null
          wants_phone: boolean | null
          wants_text: boolean | null
        }[]
        SetofOptions: {
          from: "gazelle_clients"
          to: "gazelle_contacts"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      created_appointments: {
        Args: { "": Database["public"]["Tables"]["gazelle_users"]["Row"] }
        Returns: {
          account_id: string
          address: string | null
          client_id: string | null
          confirmed_at: string | null
          confirmed_by_client: boolean | null
          created_at: string | null
          created_by_id: string | null
          deleted_at: string | null
          duration_minutes: number | null
          first_synced_at: string
          id: string
          is_all_day: boolean | null
          local_date: string | null
          local_time: string | null
          notes: string | null
          piano_id: string | null
          piano_ids: string[]
          source: string | null
          start_at: string | null
          status: string | null
          synced_at: string
          timezone: string | null
          title: string | null
          travel_mode: string | null
          tuning_piano_ids: string[]
          type: string | null
          updated_at: string | null
          user_id: string | null
        }[]
        SetofOptions: {
          from: "gazelle_users"
          to: "gazelle_appointments"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      created_by:
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_appointments"]["Row"]
            }
            Returns: {
              access_level: string | null
              account_id: string
              created_at: string | null
              deleted_at: string | null
              email: string | null
              first_name: string | null
              first_synced_at: string
              id: string
              is_schedulable: boolean | null
              last_name: string | null
              locale: string | null
              status: string | null
              synced_at: string
              timezone: string | null
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_appointments"
              to: "gazelle_users"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_estimates"]["Row"]
            }
            Returns: {
              access_level: string | null
              account_id: string
              created_at: string | null
              deleted_at: string | null
              email: string | null
              first_name: string | null
              first_synced_at: string
              id: string
              is_schedulable: boolean | null
              last_name: string | null
              locale: string | null
              status: string | null
              synced_at: string
              timezone: string | null
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_estimates"
              to: "gazelle_users"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_invoices"]["Row"]
            }
            Returns: {
              access_level: string | null
              account_id: string
              created_at: string | null
              deleted_at: string | null
              email: string | null
              first_name: string | null
              first_synced_at: string
              id: string
              is_schedulable: boolean | null
              last_name: string | null
              locale: string | null
              status: string | null
              synced_at: string
              timezone: string | null
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_invoices"
              to: "gazelle_users"
              isOneToOne: true
              isSetofReturn: true
            }
          }
      created_estimates: {
        Args: { "": Database["public"]["Tables"]["gazelle_users"]["Row"] }
        Returns: {
          account_id: string
          archived: boolean | null
          assigned_to_id: string | null
          client_id: string | null
          contact_id: string | null
          created_at: string | null
          created_by_id: string | null
          current_performance_level: number | null
          deleted_at: string | null
          estimated_on: string | null
          expires_on: string | null
          first_synced_at: string
          id: string
          locale: string | null
          notes: string | null
          number: number | null
          piano_id: string | null
          recommended_tier_total: number | null
          synced_at: string
          tags: string[]
          updated_at: string | null
        }[]
        SetofOptions: {
          from: "gazelle_users"
          to: "gazelle_estimates"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      created_invoices: {
        Args: { "": Database["public"]["Tables"]["gazelle_users"]["Row"] }
        Returns: {
          account_id: string
          archived: boolean | null
          assigned_to_id: string | null
          client_id: string | null
          contact_id: string | null
          created_at: string | null
          created_by_id: string | null
          currency: string | null
          currency_divisor: number | null
          deleted_at: string | null
          due_on: string | null
          due_total: number | null
          first_synced_at: string
          id: string
          net_days: number | null
          notes: string | null
          number: number | null
          paid_total: number | null
          status: string | null
          sub_total: number | null
          synced_at: string
          tags: string[]
          tax_total: number | null
          tip_total: number | null
          total: number | null
          updated_at: string | null
        }[]
        SetofOptions: {
          from: "gazelle_users"
          to: "gazelle_invoices"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      default_contact: {
        Args: { "": Database["public"]["Tables"]["gazelle_clients"]["Row"] }
        Returns: {
          account_id: string
          archived: boolean | null
          client_id: string | null
          created_at: string | null
          deleted_at: string | null
          email: string | null
          first_name: string | null
          first_synced_at: string
          id: string
          is_billing_default: boolean | null
          is_default: boolean | null
          last_name: string | null
          middle_name: string | null
          phone: string | null
          role: string | null
          synced_at: string
          title: string | null
          updated_at: string | null
          wants_email: boolean | null
          wants_phone: boolean | null
          wants_text: boolean | null
        }
        SetofOptions: {
          from: "gazelle_clients"
          to: "gazelle_contacts"
          isOneToOne: true
          isSetofReturn: true
        }
      }
      estimate:
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_estimate_tier_items"]["Row"]
            }
            Returns: {
              account_id: string
              archived: boolean | null
              assigned_to_id: string | null
              client_id: string | null
              contact_id: string | null
              created_at: string | null
              created_by_id: string | null
              current_performance_level: number | null
              deleted_at: string | null
              estimated_on: string | null
              expires_on: string | null
              first_synced_at: string
              id: string
              locale: string | null
              notes: string | null
              number: number | null
              piano_id: string | null
              recommended_tier_total: number | null
              synced_at: string
              tags: string[]
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_estimate_tier_items"
              to: "gazelle_estimates"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_estimate_tiers"]["Row"]
            }
            Returns: {
              account_id: string
              archived: boolean | null
              assigned_to_id: string | null
              client_id: string | null
              contact_id: string | null
              created_at: string | null
              created_by_id: string | null
              current_performance_level: number | null
              deleted_at: string | null
              estimated_on: string | null
              expires_on: string | null
              first_synced_at: string
              id: string
              locale: string | null
              notes: string | null
              number: number | null
              piano_id: string | null
              recommended_tier_total: number | null
              synced_at: string
              tags: string[]
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_estimate_tiers"
              to: "gazelle_estimates"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_timeline_entries"]["Row"]
            }
            Returns: {
              account_id: string
              archived: boolean | null
              assigned_to_id: string | null
              client_id: string | null
              contact_id: string | null
              created_at: string | null
              created_by_id: string | null
              current_performance_level: number | null
              deleted_at: string | null
              estimated_on: string | null
              expires_on: string | null
              first_synced_at: string
              id: string
              locale: string | null
              notes: string | null
              number: number | null
              piano_id: string | null
              recommended_tier_total: number | null
              synced_at: string
              tags: string[]
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_timeline_entries"
              to: "gazelle_estimates"
              isOneToOne: true
              isSetofReturn: true
            }
          }
      estimate_tier_items: {
        Args: {
          "": Database["public"]["Tables"]["gazelle_service_items"]["Row"]
        }
        Returns: {
          account_id: string
          amount: number | null
          created_at: string | null
          deleted_at: string | null
          description: string | null
          duration_minutes: number | null
          education_description: string | null
          estimate_id: string | null
          first_synced_at: string
          group_name: string | null
          id: string
          is_taxable: boolean | null
          is_tuning: boolean | null
          name: string | null
          quantity_hundredths: number | null
          sequence_number: number | null
          service_item_id: string | null
          sub_total: number | null
          synced_at: string
          tax_total: number | null
          tier_id: string | null
          total: number | null
          type: string | null
          updated_at: string | null
        }[]
        SetofOptions: {
          from: "gazelle_service_items"
          to: "gazelle_estimate_tier_items"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      estimates:
        | {
            Args: { "": Database["public"]["Tables"]["gazelle_clients"]["Row"] }
            Returns: {
              account_id: string
              archived: boolean | null
              assigned_to_id: string | null
              client_id: string | null
              contact_id: string | null
              created_at: string | null
              created_by_id: string | null
              current_performance_level: number | null
              deleted_at: string | null
              estimated_on: string | null
              expires_on: string | null
              first_synced_at: string
              id: string
              locale: string | null
              notes: string | null
              number: number | null
              piano_id: string | null
              recommended_tier_total: number | null
              synced_at: string
              tags: string[]
              updated_at: string | null
            }[]
            SetofOptions: {
              from: "gazelle_clients"
              to: "gazelle_estimates"
              isOneToOne: false
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_contacts"]["Row"]
            }
            Returns: {
              account_id: string
              archived: boolean | null
              assigned_to_id: string | null
              client_id: string | null
              contact_id: string | null
              created_at: string | null
              created_by_id: string | null
              current_performance_level: number | null
              deleted_at: string | null
              estimated_on: string | null
              expires_on: string | null
              first_synced_at: string
              id: string
              locale: string | null
              notes: string | null
              number: number | null
              piano_id: string | null
              recommended_tier_total: number | null
              synced_at: string
              tags: string[]
              updated_at: string | null
            }[]
            SetofOptions: {
              from: "gazelle_contacts"
              to: "gazelle_estimates"
              isOneToOne: false
              isSetofReturn: true
            }
          }
        | {
            Args: { "": Database["public"]["Tables"]["gazelle_pianos"]["Row"] }
            Returns: {
              account_id: string
              archived: boolean | null
              assigned_to_id: string | null
              client_id: string | null
              contact_id: string | null
              created_at: string | null
              created_by_id: string | null
              current_performance_level: number | null
              deleted_at: string | null
              estimated_on: string | null
              expires_on: string | null
              first_synced_at: string
              id: string
              locale: string | null
              notes: string | null
              number: number | null
              piano_id: string | null
              recommended_tier_total: number | null
              synced_at: string
              tags: string[]
              updated_at: string | null
            }[]
            SetofOptions: {
              from: "gazelle_pianos"
              to: "gazelle_estimates"
              isOneToOne: false
              isSetofReturn: true
            }
          }
        | {
            Args: { "": Database["public"]["Tables"]["gazelle_users"]["Row"] }
            Returns: {
              account_id: string
              archived: boolean | null
              assigned_to_id: string | null
              client_id: string | null
              contact_id: string | null
              created_at: string | null
              created_by_id: string | null
              current_performance_level: number | null
              deleted_at: string | null
              estimated_on: string | null
              expires_on: string | null
              first_synced_at: string
              id: string
              locale: string | null
              notes: string | null
              number: number | null
              piano_id: string | null
              recommended_tier_total: number | null
              synced_at: string
              tags: string[]
              updated_at: string | null
            }[]
            SetofOptions: {
              from: "gazelle_users"
              to: "gazelle_estimates"
              isOneToOne: false
              isSetofReturn: true
            }
          }
      gazelle_acquire_lease: {
        Args: { lease_holder: string; lease_name: string; ttl_seconds: number }
        Returns: {
          acquired: boolean
          acquired_at: string
          expires_at: string
          holder: string
        }[]
      }
      gazelle_begin_run: {
        Args: {
          lease_holder: string
          lease_name: string
          log?: Json
          tables: string[]
          ttl_seconds: number
        }
        Returns: Json
      }
      gazelle_changes_after: {
        Args: {
          account?: string
          after?: number
          at_most?: number
          entities?: string[]
          since?: string
        }
        Returns: {
          account_id: string
          change: string
          changed_at: string
          columns: string[]
          entity: string
          id: number
          new: Json | null
          old: Json | null
          record_id: string
          run_id: string | null
        }[]
        SetofOptions: {
          from: "*"
          to: "gazelle_changes"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      gazelle_days: {
        Args: { account: string; since: string }
        Returns: {
          day: string
          deleted: number
          error: string
          failed: number
          inserted: number
          longest: number
          median: number
          partial: number
          read: number
          rejects: number
          runs: number
          success: number
          updated: number
        }[]
      }
      gazelle_end_run: {
        Args: {
          lease_holder: string
          lease_name: string
          log: Json
          settings: Json
        }
        Returns: boolean
      }
      gazelle_forget_changes: {
        Args: { account: string; kept_out: string[]; of_entity: string }
        Returns: number
      }
      gazelle_inspect: { Args: Record<PropertyKey, never>; Returns: Json }
      gazelle_outdated: {
        Args: {
          account: string
          heads: Json
          recheck_from?: string
          tables: Json
        }
        Returns: Json
      }
      gazelle_release_lease: {
        Args: { lease_holder: string; lease_name: string }
        Returns: boolean
      }
      gazelle_renew_lease: {
        Args: { lease_holder: string; lease_name: string; ttl_seconds: number }
        Returns: boolean
      }
      gazelle_run_state: {
        Args: { account: string; tables?: string[] }
        Returns: Json
      }
      gazelle_save_checkpoint: {
        Args: { lease_holder: string; lease_name: string; settings: Json }
        Returns: boolean
      }
      gazelle_status: {
        Args: {
          account: string
          entities: string[]
          settings: string[]
          tables: string[]
        }
        Returns: {
          checkpoint: string
          deleted: number
          entity: string
          error: string
          failures: number
          last_change: string
          open_rejects: number
          stored: number
        }[]
      }
      gazelle_stored: {
        Args: {
          account: string
          after_id?: string
          at_most?: number
          dated?: string
          link?: string
          links?: string[]
          since?: string
          table_name: string
        }
        Returns: Json
      }
      gazelle_write_run_log: {
        Args: { account: string; log: Json }
        Returns: undefined
      }
      invoice:
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_invoice_items"]["Row"]
            }
            Returns: {
              account_id: string
              archived: boolean | null
              assigned_to_id: string | null
              client_id: string | null
              contact_id: string | null
              created_at: string | null
              created_by_id: string | null
              currency: string | null
              currency_divisor: number | null
              deleted_at: string | null
              due_on: string | null
              due_total: number | null
              first_synced_at: string
              id: string
              net_days: number | null
              notes: string | null
              number: number | null
              paid_total: number | null
              status: string | null
              sub_total: number | null
              synced_at: string
              tags: string[]
              tax_total: number | null
              tip_total: number | null
              total: number | null
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_invoice_items"
              to: "gazelle_invoices"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_invoice_payments"]["Row"]
            }
            Returns: {
              account_id: string
              archived: boolean | null
              assigned_to_id: string | null
              client_id: string | null
              contact_id: string | null
              created_at: string | null
              created_by_id: string | null
              currency: string | null
              currency_divisor: number | null
              deleted_at: string | null
              due_on: string | null
              due_total: number | null
              first_synced_at: string
              id: string
              net_days: number | null
              notes: string | null
              number: number | null
              paid_total: number | null
              status: string | null
              sub_total: number | null
              synced_at: string
              tags: string[]
              tax_total: number | null
              tip_total: number | null
              total: number | null
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_invoice_payments"
              to: "gazelle_invoices"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_timeline_entries"]["Row"]
            }
            Returns: {
              account_id: string
              archived: boolean | null
              assigned_to_id: string | null
              client_id: string | null
              contact_id: string | null
              created_at: string | null
              created_by_id: string | null
              currency: string | null
              currency_divisor: number | null
              deleted_at: string | null
              due_on: string | null
              due_total: number | null
              first_synced_at: string
              id: string
              net_days: number | null
              notes: string | null
              number: number | null
              paid_total: number | null
              status: string | null
              sub_total: number | null
              synced_at: string
              tags: string[]
              tax_total: number | null
              tip_total: number | null
              total: number | null
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_timeline_entries"
              to: "gazelle_invoices"
              isOneToOne: true
              isSetofReturn: true
            }
          }
      invoice_items:
        | {
            Args: { "": Database["public"]["Tables"]["gazelle_pianos"]["Row"] }
            Returns: {
              account_id: string
              amount: number | null
              billable: boolean | null
              created_at: string | null
              deleted_at: string | null
              description: string | null
              first_synced_at: string
              id: string
              invoice_id: string | null
              piano_id: string | null
              quantity_hundredths: number | null
              sequence_number: number | null
              service_item_id: string | null
              sub_total: number | null
              synced_at: string
              tax_total: number | null
              taxable: boolean | null
              total: number | null
              type: string | null
              updated_at: string | null
            }[]
            SetofOptions: {
              from: "gazelle_pianos"
              to: "gazelle_invoice_items"
              isOneToOne: false
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_service_items"]["Row"]
            }
            Returns: {
              account_id: string
              amount: number | null
              billable: boolean | null
              created_at: string | null
              deleted_at: string | null
              description: string | null
              first_synced_at: string
              id: string
              invoice_id: string | null
              piano_id: string | null
              quantity_hundredths: number | null
              sequence_number: number | null
              service_item_id: string | null
              sub_total: number | null
              synced_at: string
              tax_total: number | null
              taxable: boolean | null
              total: number | null
              type: string | null
              updated_at: string | null
            }[]
            SetofOptions: {
              from: "gazelle_service_items"
              to: "gazelle_invoice_items"
              isOneToOne: false
              isSetofReturn: true
            }
          }
      invoices:
        | {
            Args: { "": Database["public"]["Tables"]["gazelle_clients"]["Row"] }
            Returns: {
              account_id: string
              archived: boolean | null
              assigned_to_id: string | null
              client_id: string | null
              contact_id: string | null
              created_at: string | null
              created_by_id: string | null
              currency: string | null
              currency_divisor: number | null
              deleted_at: string | null
              due_on: string | null
              due_total: number | null
              first_synced_at: string
              id: string
              net_days: number | null
              notes: string | null
              number: number | null
              paid_total: number | null
              status: string | null
              sub_total: number | null
              synced_at: string
              tags: string[]
              tax_total: number | null
              tip_total: number | null
              total: number | null
              updated_at: string | null
            }[]
            SetofOptions: {
              from: "gazelle_clients"
              to: "gazelle_invoices"
              isOneToOne: false
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_contacts"]["Row"]
            }
            Returns: {
              account_id: string
              archived: boolean | null
              assigned_to_id: string | null
              client_id: string | null
              contact_id: string | null
              created_at: string | null
              created_by_id: string | null
              currency: string | null
              currency_divisor: number | null
              deleted_at: string | null
              due_on: string | null
              due_total: number | null
              first_synced_at: string
              id: string
              net_days: number | null
              notes: string | null
              number: number | null
              paid_total: number | null
              status: string | null
              sub_total: number | null
              synced_at: string
              tags: string[]
              tax_total: number | null
              tip_total: number | null
              total: number | null
              updated_at: string | null
            }[]
            SetofOptions: {
              from: "gazelle_contacts"
              to: "gazelle_invoices"
              isOneToOne: false
              isSetofReturn: true
            }
          }
        | {
            Args: { "": Database["public"]["Tables"]["gazelle_users"]["Row"] }
            Returns: {
              account_id: string
              archived: boolean | null
              assigned_to_id: string | null
              client_id: string | null
              contact_id: string | null
              created_at: string | null
              created_by_id: string | null
              currency: string | null
              currency_divisor: number | null
              deleted_at: string | null
              due_on: string | null
              due_total: number | null
              first_synced_at: string
              id: string
              net_days: number | null
              notes: string | null
              number: number | null
              paid_total: number | null
              status: string | null
              sub_total: number | null
              synced_at: string
              tags: string[]
              tax_total: number | null
              tip_total: number | null
              total: number | null
              updated_at: string | null
            }[]
            SetofOptions: {
              from: "gazelle_users"
              to: "gazelle_invoices"
              isOneToOne: false
              isSetofReturn: true
            }
          }
      items:
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_estimate_tiers"]["Row"]
            }
            Returns: {
              account_id: string
              amount: number | null
              created_at: string | null
              deleted_at: string | null
              description: string | null
              duration_minutes: number | null
              education_description: string | null
              estimate_id: string | null
              first_synced_at: string
              group_name: string | null
              id: string
              is_taxable: boolean | null
              is_tuning: boolean | null
              name: string | null
              quantity_hundredths: number | null
              sequence_number: number | null
              service_item_id: string | null
              sub_total: number | null
              synced_at: string
              tax_total: number | null
              tier_id: string | null
              total: number | null
              type: string | null
              updated_at: string | null
            }[]
            SetofOptions: {
              from: "gazelle_estimate_tiers"
              to: "gazelle_estimate_tier_items"
              isOneToOne: false
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_invoices"]["Row"]
            }
            Returns: {
              account_id: string
              amount: number | null
              billable: boolean | null
              created_at: string | null
              deleted_at: string | null
              description: string | null
              first_synced_at: string
              id: string
              invoice_id: string | null
              piano_id: string | null
              quantity_hundredths: number | null
              sequence_number: number | null
              service_item_id: string | null
              sub_total: number | null
              synced_at: string
              tax_total: number | null
              taxable: boolean | null
              total: number | null
              type: string | null
              updated_at: string | null
            }[]
            SetofOptions: {
              from: "gazelle_invoices"
              to: "gazelle_invoice_items"
              isOneToOne: false
              isSetofReturn: true
            }
          }
      measurements: {
        Args: { "": Database["public"]["Tables"]["gazelle_pianos"]["Row"] }
        Returns: {
          a0_dip: number | null
          a0_pitch: number | null
          a1_dip: number | null
          a1_pitch: number | null
          a2_dip: number | null
          a2_pitch: number | null
          a3_dip: number | null
          a3_pitch: number | null
          a4_dip: number | null
          a4_pitch: number | null
          a5_dip: number | null
          a5_pitch: number | null
          a6_dip: number | null
          a6_pitch: number | null
          a7_dip: number | null
          a7_pitch: number | null
          account_id: string
          created_at: string | null
          deleted_at: string | null
          first_synced_at: string
          humidity: number | null
          id: string
          piano_id: string | null
          synced_at: string
          taken_on: string | null
          temperature: number | null
          updated_at: string | null
        }[]
        SetofOptions: {
          from: "gazelle_pianos"
          to: "gazelle_piano_measurements"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      payments: {
        Args: { "": Database["public"]["Tables"]["gazelle_invoices"]["Row"] }
        Returns: {
          account_id: string
          amount: number | null
          created_at: string | null
          currency: string | null
          currency_divisor: number | null
          deleted_at: string | null
          failure_reason: string | null
          first_synced_at: string
          id: string
          invoice_id: string | null
          notes: string | null
          paid_at: string | null
          payment_source: string | null
          status: string | null
          synced_at: string
          tip_total: number | null
          type: string | null
        }[]
        SetofOptions: {
          from: "gazelle_invoices"
          to: "gazelle_invoice_payments"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      piano:
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_appointment_services"]["Row"]
            }
            Returns: {
              account_id: string
              case_color: string | null
              case_finish: string | null
              client_id: string | null
              consignment: boolean | null
              created_at: string | null
              dampp_chaser_humidistat_model: string | null
              dampp_chaser_installed: boolean | null
              dampp_chaser_mfg_date: string | null
              deleted_at: string | null
              first_synced_at: string
              has_ivory: boolean | null
              id: string
              last_service_on: string | null
              location: string | null
              make: string | null
              model: string | null
              needs_repair_or_rebuilding: boolean | null
              next_service_on: string | null
              notes: string | null
              player_installed: boolean | null
              reference_id: string | null
              rental: boolean | null
              rental_contract_ends_on: string | null
              serial_number: string | null
              service_interval_months: number | null
              size: string | null
              status: string | null
              synced_at: string
              tags: string[]
              total_loss: boolean | null
              type: string | null
              updated_at: string | null
              use_type: string | null
              year: number | null
            }
            SetofOptions: {
              from: "gazelle_appointment_services"
              to: "gazelle_pianos"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_appointments"]["Row"]
            }
            Returns: {
              account_id: string
              case_color: string | null
              case_finish: string | null
              client_id: string | null
              consignment: boolean | null
              created_at: string | null
              dampp_chaser_humidistat_model: string | null
              dampp_chaser_installed: boolean | null
              dampp_chaser_mfg_date: string | null
              deleted_at: string | null
              first_synced_at: string
              has_ivory: boolean | null
              id: string
              last_service_on: string | null
              location: string | null
              make: string | null
              model: string | null
              needs_repair_or_rebuilding: boolean | null
              next_service_on: string | null
              notes: string | null
              player_installed: boolean | null
              reference_id: string | null
              rental: boolean | null
              rental_contract_ends_on: string | null
              serial_number: string | null
              service_interval_months: number | null
              size: string | null
              status: string | null
              synced_at: string
              tags: string[]
              total_loss: boolean | null
              type: string | null
              updated_at: string | null
              use_type: string | null
              year: number | null
            }
            SetofOptions: {
              from: "gazelle_appointments"
              to: "gazelle_pianos"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_estimates"]["Row"]
            }
            Returns: {
              account_id: string
              case_color: string | null
              case_finish: string | null
              client_id: string | null
              consignment: boolean | null
              created_at: string | null
              dampp_chaser_humidistat_model: string | null
              dampp_chaser_installed: boolean | null
              dampp_chaser_mfg_date: string | null
              deleted_at: string | null
              first_synced_at: string
              has_ivory: boolean | null
              id: string
              last_service_on: string | null
              location: string | null
              make: string | null
              model: string | null
              needs_repair_or_rebuilding: boolean | null
              next_service_on: string | null
              notes: string | null
              player_installed: boolean | null
              reference_id: string | null
              rental: boolean | null
              rental_contract_ends_on: string | null
              serial_number: string | null
              service_interval_months: number | null
              size: string | null
              status: string | null
              synced_at: string
              tags: string[]
              total_loss: boolean | null
              type: string | null
              updated_at: string | null
              use_type: string | null
              year: number | null
            }
            SetofOptions: {
              from: "gazelle_estimates"
              to: "gazelle_pianos"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_invoice_items"]["Row"]
            }
            Returns: {
              account_id: string
              case_color: string | null
              case_finish: string | null
              client_id: string | null
              consignment: boolean | null
              created_at: string | null
              dampp_chaser_humidistat_model: string | null
              dampp_chaser_installed: boolean | null
              dampp_chaser_mfg_date: string | null
              deleted_at: string | null
              first_synced_at: string
              has_ivory: boolean | null
              id: string
              last_service_on: string | null
              location: string | null
              make: string | null
              model: string | null
              needs_repair_or_rebuilding: boolean | null
              next_service_on: string | null
              notes: string | null
              player_installed: boolean | null
              reference_id: string | null
              rental: boolean | null
              rental_contract_ends_on: string | null
              serial_number: string | null
              service_interval_months: number | null
              size: string | null
              status: string | null
              synced_at: string
              tags: string[]
              total_loss: boolean | null
              type: string | null
              updated_at: string | null
              use_type: string | null
              year: number | null
            }
            SetofOptions: {
              from: "gazelle_invoice_items"
              to: "gazelle_pianos"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_piano_measurements"]["Row"]
            }
            Returns: {
              account_id: string
              case_color: string | null
              case_finish: string | null
              client_id: string | null
              consignment: boolean | null
              created_at: string | null
              dampp_chaser_humidistat_model: string | null
              dampp_chaser_installed: boolean | null
              dampp_chaser_mfg_date: string | null
              deleted_at: string | null
              first_synced_at: string
              has_ivory: boolean | null
              id: string
              last_service_on: string | null
              location: string | null
              make: string | null
              model: string | null
              needs_repair_or_rebuilding: boolean | null
              next_service_on: string | null
              notes: string | null
              player_installed: boolean | null
              reference_id: string | null
              rental: boolean | null
              rental_contract_ends_on: string | null
              serial_number: string | null
              service_interval_months: number | null
              size: string | null
              status: string | null
              synced_at: string
              tags: string[]
              total_loss: boolean | null
              type: string | null
              updated_at: string | null
              use_type: string | null
              year: number | null
            }
            SetofOptions: {
              from: "gazelle_piano_measurements"
              to: "gazelle_pianos"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_timeline_entries"]["Row"]
            }
            Returns: {
              account_id: string
              case_color: string | null
              case_finish: string | null
              client_id: string | null
              consignment: boolean | null
              created_at: string | null
              dampp_chaser_humidistat_model: string | null
              dampp_chaser_installed: boolean | null
              dampp_chaser_mfg_date: string | null
              deleted_at: string | null
              first_synced_at: string
              has_ivory: boolean | null
              id: string
              last_service_on: string | null
              location: string | null
              make: string | null
              model: string | null
              needs_repair_or_rebuilding: boolean | null
              next_service_on: string | null
              notes: string | null
              player_installed: boolean | null
              reference_id: string | null
              rental: boolean | null
              rental_contract_ends_on: string | null
              serial_number: string | null
              service_interval_months: number | null
              size: string | null
              status: string | null
              synced_at: string
              tags: string[]
              total_loss: boolean | null
              type: string | null
              updated_at: string | null
              use_type: string | null
              year: number | null
            }
            SetofOptions: {
              from: "gazelle_timeline_entries"
              to: "gazelle_pianos"
              isOneToOne: true
              isSetofReturn: true
            }
          }
      pianos: {
        Args: { "": Database["public"]["Tables"]["gazelle_clients"]["Row"] }
        Returns: {
          account_id: string
          case_color: string | null
          case_finish: string | null
          client_id: string | null
          consignment: boolean | null
          created_at: string | null
          dampp_chaser_humidistat_model: string | null
          dampp_chaser_installed: boolean | null
          dampp_chaser_mfg_date: string | null
          deleted_at: string | null
          first_synced_at: string
          has_ivory: boolean | null
          id: string
          last_service_on: string | null
          location: string | null
          make: string | null
          model: string | null
          needs_repair_or_rebuilding: boolean | null
          next_service_on: string | null
          notes: string | null
          player_installed: boolean | null
          reference_id: string | null
          rental: boolean | null
          rental_contract_ends_on: string | null
          serial_number: string | null
          service_interval_months: number | null
          size: string | null
          status: string | null
          synced_at: string
          tags: string[]
          total_loss: boolean | null
          type: string | null
          updated_at: string | null
          use_type: string | null
          year: number | null
        }[]
        SetofOptions: {
          from: "gazelle_clients"
          to: "gazelle_pianos"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      preferred_technician: {
        Args: { "": Database["public"]["Tables"]["gazelle_clients"]["Row"] }
        Returns: {
          access_level: string | null
          account_id: string
          created_at: string | null
          deleted_at: string | null
          email: string | null
          first_name: string | null
          first_synced_at: string
          id: string
          is_schedulable: boolean | null
          last_name: string | null
          locale: string | null
          status: string | null
          synced_at: string
          timezone: string | null
          updated_at: string | null
        }
        SetofOptions: {
          from: "gazelle_clients"
          to: "gazelle_users"
          isOneToOne: true
          isSetofReturn: true
        }
      }
      service_item:
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_appointment_services"]["Row"]
            }
            Returns: {
              account_id: string
              amount: number | null
              archived: boolean | null
              created_at: string | null
              currency: string | null
              currency_divisor: number | null
              deleted_at: string | null
              description: string | null
              descriptions: Json | null
              duration_minutes: number | null
              education_description: string | null
              education_descriptions: Json | null
              external_url: string | null
              first_synced_at: string
              group_id: string | null
              group_name: string | null
              group_names: Json | null
              group_order: number | null
              id: string
              is_any_user: boolean | null
              is_default: boolean | null
              is_self_schedulable: boolean | null
              is_taxable: boolean | null
              is_tuning: boolean | null
              name: string | null
              names: Json | null
              sequence_number: number | null
              synced_at: string
              type: string | null
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_appointment_services"
              to: "gazelle_service_items"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_estimate_tier_items"]["Row"]
            }
            Returns: {
              account_id: string
              amount: number | null
              archived: boolean | null
              created_at: string | null
              currency: string | null
              currency_divisor: number | null
              deleted_at: string | null
              description: string | null
              descriptions: Json | null
              duration_minutes: number | null
              education_description: string | null
              education_descriptions: Json | null
              external_url: string | null
              first_synced_at: string
              group_id: string | null
              group_name: string | null
              group_names: Json | null
              group_order: number | null
              id: string
              is_any_user: boolean | null
              is_default: boolean | null
              is_self_schedulable: boolean | null
              is_taxable: boolean | null
              is_tuning: boolean | null
              name: string | null
              names: Json | null
              sequence_number: number | null
              synced_at: string
              type: string | null
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_estimate_tier_items"
              to: "gazelle_service_items"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_invoice_items"]["Row"]
            }
            Returns: {
              account_id: string
              amount: number | null
              archived: boolean | null
              created_at: string | null
              currency: string | null
              currency_divisor: number | null
              deleted_at: string | null
              description: string | null
              descriptions: Json | null
              duration_minutes: number | null
              education_description: string | null
              education_descriptions: Json | null
              external_url: string | null
              first_synced_at: string
              group_id: string | null
              group_name: string | null
              group_names: Json | null
              group_order: number | null
              id: string
              is_any_user: boolean | null
              is_default: boolean | null
              is_self_schedulable: boolean | null
              is_taxable: boolean | null
              is_tuning: boolean | null
              name: string | null
              names: Json | null
              sequence_number: number | null
              synced_at: string
              type: string | null
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_invoice_items"
              to: "gazelle_service_items"
              isOneToOne: true
              isSetofReturn: true
            }
          }
      services: {
        Args: {
          "": Database["public"]["Tables"]["gazelle_appointments"]["Row"]
        }
        Returns: {
          account_id: string
          amount: number | null
          appointment_id: string | null
          deleted_at: string | null
          duration_minutes: number | null
          first_synced_at: string
          id: string
          is_taxable: boolean | null
          is_tuning: boolean | null
          name: string | null
          piano_id: string | null
          quantity_hundredths: number | null
          service_item_id: string | null
          synced_at: string
          type: string | null
        }[]
        SetofOptions: {
          from: "gazelle_appointments"
          to: "gazelle_appointment_services"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      tier: {
        Args: {
          "": Database["public"]["Tables"]["gazelle_estimate_tier_items"]["Row"]
        }
        Returns: {
          account_id: string
          allow_self_schedule: boolean | null
          created_at: string | null
          deleted_at: string | null
          estimate_id: string | null
          first_synced_at: string
          id: string
          is_primary: boolean | null
          notes: string | null
          sequence_number: number | null
          sub_total: number | null
          synced_at: string
          target_performance_level: number | null
          tax_total: number | null
          total: number | null
          updated_at: string | null
        }
        SetofOptions: {
          from: "gazelle_estimate_tier_items"
          to: "gazelle_estimate_tiers"
          isOneToOne: true
          isSetofReturn: true
        }
      }
      tier_items: {
        Args: { "": Database["public"]["Tables"]["gazelle_estimates"]["Row"] }
        Returns: {
          account_id: string
          amount: number | null
          created_at: string | null
          deleted_at: string | null
          description: string | null
          duration_minutes: number | null
          education_description: string | null
          estimate_id: string | null
          first_synced_at: string
          group_name: string | null
          id: string
          is_taxable: boolean | null
          is_tuning: boolean | null
          name: string | null
          quantity_hundredths: number | null
          sequence_number: number | null
          service_item_id: string | null
          sub_total: number | null
          synced_at: string
          tax_total: number | null
          tier_id: string | null
          total: number | null
          type: string | null
          updated_at: string | null
        }[]
        SetofOptions: {
          from: "gazelle_estimates"
          to: "gazelle_estimate_tier_items"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      tiers: {
        Args: { "": Database["public"]["Tables"]["gazelle_estimates"]["Row"] }
        Returns: {
          account_id: string
          allow_self_schedule: boolean | null
          created_at: string | null
          deleted_at: string | null
          estimate_id: string | null
          first_synced_at: string
          id: string
          is_primary: boolean | null
          notes: string | null
          sequence_number: number | null
          sub_total: number | null
          synced_at: string
          target_performance_level: number | null
          tax_total: number | null
          total: number | null
          updated_at: string | null
        }[]
        SetofOptions: {
          from: "gazelle_estimates"
          to: "gazelle_estimate_tiers"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      timeline_entries:
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_appointments"]["Row"]
            }
            Returns: {
              account_id: string
              appointment_id: string | null
              client_id: string | null
              comment: string | null
              deleted_at: string | null
              estimate_id: string | null
              first_synced_at: string
              id: string
              invoice_id: string | null
              local_date: string | null
              occurred_at: string | null
              piano_id: string | null
              summary: string | null
              synced_at: string
              type: string | null
              user_id: string | null
            }[]
            SetofOptions: {
              from: "gazelle_appointments"
              to: "gazelle_timeline_entries"
              isOneToOne: false
              isSetofReturn: true
            }
          }
        | {
            Args: { "": Database["public"]["Tables"]["gazelle_clients"]["Row"] }
            Returns: {
              account_id: string
              appointment_id: string | null
              client_id: string | null
              comment: string | null
              deleted_at: string | null
              estimate_id: string | null
              first_synced_at: string
              id: string
              invoice_id: string | null
              local_date: string | null
              occurred_at: string | null
              piano_id: string | null
              summary: string | null
              synced_at: string
              type: string | null
              user_id: string | null
            }[]
            SetofOptions: {
              from: "gazelle_clients"
              to: "gazelle_timeline_entries"
              isOneToOne: false
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_estimates"]["Row"]
            }
            Returns: {
              account_id: string
              appointment_id: string | null
              client_id: string | null
              comment: string | null
              deleted_at: string | null
              estimate_id: string | null
              first_synced_at: string
              id: string
              invoice_id: string | null
              local_date: string | null
              occurred_at: string | null
              piano_id: string | null
              summary: string | null
              synced_at: string
              type: string | null
              user_id: string | null
            }[]
            SetofOptions: {
              from: "gazelle_estimates"
              to: "gazelle_timeline_entries"
              isOneToOne: false
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_invoices"]["Row"]
            }
            Returns: {
              account_id: string
              appointment_id: string | null
              client_id: string | null
              comment: string | null
              deleted_at: string | null
              estimate_id: string | null
              first_synced_at: string
              id: string
              invoice_id: string | null
              local_date: string | null
              occurred_at: string | null
              piano_id: string | null
              summary: string | null
              synced_at: string
              type: string | null
              user_id: string | null
            }[]
            SetofOptions: {
              from: "gazelle_invoices"
              to: "gazelle_timeline_entries"
              isOneToOne: false
              isSetofReturn: true
            }
          }
        | {
            Args: { "": Database["public"]["Tables"]["gazelle_pianos"]["Row"] }
            Returns: {
              account_id: string
              appointment_id: string | null
              client_id: string | null
              comment: string | null
              deleted_at: string | null
              estimate_id: string | null
              first_synced_at: string
              id: string
              invoice_id: string | null
              local_date: string | null
              occurred_at: string | null
              piano_id: string | null
              summary: string | null
              synced_at: string
              type: string | null
              user_id: string | null
            }[]
            SetofOptions: {
              from: "gazelle_pianos"
              to: "gazelle_timeline_entries"
              isOneToOne: false
              isSetofReturn: true
            }
          }
        | {
            Args: { "": Database["public"]["Tables"]["gazelle_users"]["Row"] }
            Returns: {
              account_id: string
              appointment_id: string | null
              client_id: string | null
              comment: string | null
              deleted_at: string | null
              estimate_id: string | null
              first_synced_at: string
              id: string
              invoice_id: string | null
              local_date: string | null
              occurred_at: string | null
              piano_id: string | null
              summary: string | null
              synced_at: string
              type: string | null
              user_id: string | null
            }[]
            SetofOptions: {
              from: "gazelle_users"
              to: "gazelle_timeline_entries"
              isOneToOne: false
              isSetofReturn: true
            }
          }
      user:
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_appointments"]["Row"]
            }
            Returns: {
              access_level: string | null
              account_id: string
              created_at: string | null
              deleted_at: string | null
              email: string | null
              first_name: string | null
              first_synced_at: string
              id: string
              is_schedulable: boolean | null
              last_name: string | null
              locale: string | null
              status: string | null
              synced_at: string
              timezone: string | null
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_appointments"
              to: "gazelle_users"
              isOneToOne: true
              isSetofReturn: true
            }
          }
        | {
            Args: {
              "": Database["public"]["Tables"]["gazelle_timeline_entries"]["Row"]
            }
            Returns: {
              access_level: string | null
              account_id: string
              created_at: string | null
              deleted_at: string | null
              email: string | null
              first_name: string | null
              first_synced_at: string
              id: string
              is_schedulable: boolean | null
              last_name: string | null
              locale: string | null
              status: string | null
              synced_at: string
              timezone: string | null
              updated_at: string | null
            }
            SetofOptions: {
              from: "gazelle_timeline_entries"
              to: "gazelle_users"
              isOneToOne: true
              isSetofReturn: true
            }
          }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] &
        DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] &
        DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {},
  },
} as const
