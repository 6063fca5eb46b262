import type { LabelKind } from '../label-kind.js'

/** Which field the reader would file the article under. */
export const topic = {
  name: 'topic',
  title: 'Lĩnh vực',
  question: 'Tin bài thuộc lĩnh vực nào?',
  values: [
    {
      code: 'chinh-tri',
      name: 'Chính trị, xây dựng Đảng và chính quyền',
      guidance: 'Xây dựng Đảng, chính quyền, cán bộ, cải cách hành chính, đối ngoại; chính trị nước ngoài.',
    },
    {
      code: 'kinh-te',
      name: 'Kinh tế, đầu tư, doanh nghiệp',
      guidance: 'Kinh tế, đầu tư, doanh nghiệp, ngân sách, thị trường, năng lượng, giá vàng, xổ số, viễn thông.',
    },
    {
      code: 'nong-nghiep',
      name: 'Nông nghiệp, nông thôn',
      guidance: 'Trồng trọt, chăn nuôi, lâm nghiệp, thủy sản, nông thôn mới.',
    },
    {
      code: 'dat-dai',
      name: 'Đất đai, quy hoạch, xây dựng',
      guidance: 'Đất đai, quy hoạch, xây dựng, nhà ở, giải phóng mặt bằng, trật tự vỉa hè.',
    },
    {
      code: 'giao-thong',
      name: 'Giao thông',
      guidance: 'Giao thông, vận tải, hạ tầng giao thông, tai nạn giao thông, cháy xe.',
    },
    {
      code: 'moi-truong',
      name: 'Tài nguyên, môi trường',
      guidance: 'Môi trường, tài nguyên, khoáng sản, rác thải, nước sạch, động vật hoang dã.',
    },
    {
      code: 'thien-tai',
      name: 'Thiên tai, cháy nổ, tai nạn, cứu nạn',
      guidance: 'Thiên tai, thời tiết, ngập úng, cháy nổ, đuối nước, tai nạn lao động, cứu hộ cứu nạn.',
    },
    {
      code: 'y-te',
      name: 'Y tế, an toàn thực phẩm',
      guidance: 'Sức khỏe, khám chữa bệnh, dịch bệnh, an toàn thực phẩm.',
    },
    {
      code: 'giao-duc',
      name: 'Giáo dục, khoa học',
      guidance: 'Giáo dục, đào tạo, thi cử, gian lận thi cử, khoa học và công nghệ.',
    },
    {
      code: 'van-hoa',
      name: 'Văn hóa, du lịch, giải trí',
      guidance: 'Văn hóa, di sản, du lịch, lễ hội, tôn giáo, giải trí.',
    },
    { code: 'the-thao', name: 'Thể thao', guidance: 'Thi đấu, vận động viên, câu lạc bộ, phong trào thể thao.' },
    {
      code: 'xa-hoi',
      name: 'Lao động, an sinh và đời sống xã hội',
      guidance: 'Lao động, an sinh, đời sống, từ thiện, người tốt việc tốt, gia đình, tự tử.',
    },
    {
      code: 'an-ninh',
      name: 'An ninh trật tự, pháp luật',
      guidance: 'Trật tự xã hội, tội phạm, công an, xét xử.',
    },
    {
      code: 'thanh-tra',
      name: 'Thanh tra, khiếu nại, tố cáo, chống tham nhũng',
      guidance: 'Thanh tra, tham nhũng, kỷ luật cán bộ, khiếu nại, tố cáo; cán bộ ra tòa vì tham nhũng.',
    },
    {
      code: 'quoc-phong',
      name: 'Quốc phòng, biên giới, biển đảo',
      guidance: 'Quân đội, biên giới, biển đảo, lực lượng vũ trang nước ngoài.',
    },
    { code: 'khac', name: 'Lĩnh vực khác', guidance: 'Không thuộc lĩnh vực nào ở trên.' },
  ],
  maxValues: 3,
  doubtBelow: 0.6,
  appliesTo: () => true,
} as const satisfies LabelKind
