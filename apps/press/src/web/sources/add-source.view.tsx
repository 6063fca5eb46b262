import { sourceKinds } from '#collect'
import { outletTiers } from '#press'
import type { ProbeAnswer } from '../../desk.js'
import { Field, Form, FormProblems, Notice, Section } from '../shell/components/parts.js'
import { tierNames } from '../shell/names.js'
import type { SignedVisit } from '../shell/visit.js'

/** The form as it stands: what was typed, what is wrong with it, what a first reading brought. */
export interface AddSourceState {
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly problem: { field: string; message: string } | null
  readonly preview: ProbeAnswer | null
}

/** Says what exactly was read on trial; another address or kind has to be read again before it is saved. */
export const previewKey = (typed: AddSourceState['typed']): string => `${typed['kind'] ?? ''} ${typed['url'] ?? ''}`
export function AddSource({
  visit,
  outlets,
  add,
}: {
  visit: SignedVisit
  outlets: readonly { id: string; name: string }[]
  add: AddSourceState
}) {
  const { typed, problem, preview } = add
  const error = (field: string): string | null => (problem?.field === field ? problem.message : null)
  return (
    <Section title="Thêm nguồn" id="them-nguon">
      <FormProblems problems={problem ? [problem] : []} />
      {preview && (
        <Notice kind={preview.isWorking ? 'good' : 'warn'} title={preview.isWorking ? 'Đọc được' : 'Chưa đọc được'}>
          {preview.sentence}
        </Notice>
      )}
      <Form visit={visit} action="/sources" class="add-source">
        <Field
          name="url"
          label="Địa chỉ nguồn"
          hint="RSS, sơ đồ trang (sitemap) hoặc trang danh sách"
          value={typed['url'] ?? ''}
          error={error('url')}
          maxLength={2000}
        />
        <Field
          name="kind"
          label="Cách thu"
          value={typed['kind'] ?? 'feed'}
          error={error('kind')}
          options={sourceKinds.map((k) => ({ value: k.name, label: k.vietnameseName }))}
        />
        <Field
          name="outlet"
          label="Đầu báo"
          value={typed['outlet'] ?? ''}
          options={[{ value: '', label: 'Đầu báo mới' }, ...outlets.map((o) => ({ value: o.id, label: o.name }))]}
        />
        <Field name="name" label="Tên đầu báo mới" value={typed['name'] ?? ''} error={error('name')} />
        <Field
          name="tier"
          label="Loại đầu báo mới"
          value={typed['tier'] ?? 'trung-uong'}
          options={outletTiers.map((t) => ({ value: t, label: tierNames[t] ?? t }))}
        />
        {preview && <input type="hidden" name="previewed" value={previewKey(typed)} />}
        <div class="actions">
          <button name="step" value="preview" class={preview ? undefined : 'primary'} data-busy="Đang đọc thử…">
            {preview ? 'Đọc thử lại' : 'Đọc thử nguồn'}
          </button>
          {preview && (
            <button name="step" value="save" class="primary">
              {preview.isWorking ? 'Lưu nguồn' : 'Vẫn lưu nguồn này'}
            </button>
          )}
        </div>
      </Form>
    </Section>
  )
}
